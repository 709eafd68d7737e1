#include "complain/desk/courier.hpp"

#include "complain/cases/cases.hpp"
#include "complain/cases/state_text.hpp"
#include "complain/cases/upward.hpp"
#include "platform/crypto/digest.hpp"

#include <fmt/format.h>

#include <exception>

namespace complain {

namespace {

using guard::Permission;

constexpr int most_at_once = 200;

/// 受理编号: random, so that none can be guessed from another.
std::string fresh_number() {
    constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string out;
    for (const char byte : crypto::random_bytes(12))
        out += alphabet[static_cast<unsigned char>(byte) % alphabet.size()];
    return out;
}

std::vector<WindowKeys::Holder> keys_of(const std::vector<guard::VaultHolder>& holders) {
    std::vector<WindowKeys::Holder> out;
    out.reserve(holders.size());
    for (const auto& one : holders)
        out.push_back({one.id.value(), one.public_key});
    return out;
}

/// The receipt of a report that went to the level above: all that stays.
Item above_item(const Office& office, platform::Instant at) {
    Item out;
    out.type = Item::Type::Status;
    out.at = at;
    out.text = "已原样封存，直接送" +
               (office.above_title.empty() ? std::string{"上一级机关"} : office.above_title) +
               "，本县任何人都打不开";
    out.may_add = false;
    return out;
}

}  // namespace

int Courier::carry() {
    publish_keys();
    const auto parcels = inbox_.oldest(most_at_once);
    std::vector<std::string> tokens;
    tokens.reserve(parcels.size());
    std::exception_ptr failure;
    for (const auto& parcel : parcels) {
        // One that fails stays where it is, and must not keep the others back.
        try {
            take(parcel);
            tokens.push_back(parcel.token);
        } catch (const std::exception&) {
            if (!failure) failure = std::current_exception();
        }
    }
    if (!tokens.empty()) inbox_.taken(tokens);
    const int laid_down = lay_down();
    if (failure) std::rethrow_exception(failure);
    return static_cast<int>(tokens.size()) + laid_down;
}

void Courier::publish_keys() {
    WindowKeys keys;
    {
        db::Reader reader{office_.pool};
        keys.intake = keys_of(office_.vault.holders(reader, Permission::IntakeComplaint));
    }
    keys.above = office_.above;
    keys.above_title = office_.above_title;
    keys.office = office_.keys.box_key().public_key();
    inbox_.publish(keys);
}

void Courier::take(const Parcel& parcel) {
    db::Transaction tx{office_.pool};
    const auto id = store::by_look_up(tx, parcel.look_up);
    auto row = id ? store::lock(tx, *id) : std::nullopt;
    const bool is_here = row && !row->state.is_sealed_up;
    switch (parcel.kind) {
        case Parcel::Kind::Report:
            parcel.lane == Lane::Above ? take_upward(tx, parcel) : take_report(tx, parcel);
            break;
        case Parcel::Kind::Message:
            // Only the level above reads it then; nothing that somebody wrote is thrown away.
            is_here ? take_message(tx, parcel, *row)
                    : store::put_upward(tx, parcel.token, upward_package(parcel));
            break;
        case Parcel::Kind::Evaluation:
            if (is_here) take_evaluation(tx, parcel, *row);
            break;
    }
    tx.commit();
}

void Courier::take_report(db::Transaction& tx, const Parcel& parcel) {
    ComplaintState state;
    state.received = parcel.at;
    const auto id = store::insert(tx, parcel, fresh_number(), state);
    if (!id) return;
    for (const auto& copy : parcel.copies)
        store::put_key(tx, *id, copy.officer, copy.sealed, std::nullopt, office_.clock.now());
    inbox_.each_piece(parcel,
                      [&](std::int64_t file, std::int64_t piece, const std::string& sealed) {
                          store::insert_piece(tx, parcel.token, file, piece, sealed);
                      });
    const auto row = store::find(tx, *id);
    tell(tx, *row, status_item(tx, office_, *row, office_.clock.now()));
    office_.gate.record(tx, guard::Actor::system(), "complain.receive",
                        fmt::format("case:{}", *id));
}

/// Neither a case nor a figure: a sealed package, and a word for the reporter.
void Courier::take_upward(db::Transaction& tx, const Parcel& parcel) {
    store::put_upward(tx, parcel.token, upward_package(parcel));
    inbox_.each_piece(parcel,
                      [&](std::int64_t file, std::int64_t piece, const std::string& sealed) {
                          store::insert_piece(tx, parcel.token, file, piece, sealed);
                      });
    const auto item =
        seal_for_case(parcel.case_public, item_text(above_item(office_, office_.clock.now())));
    inbox_.lay_down({{parcel.look_up, 1, item}});
}

void Courier::take_message(db::Transaction& tx, const Parcel& parcel, store::CaseRow& row) {
    store::add_said(tx, row.id, store::Ear::Reporter, parcel.sealed, parcel.token);
    if (row.state.stage == Stage::Supplement) reporters_step(tx, row, Move::Supplemented, {});
}

void Courier::take_evaluation(db::Transaction& tx, const Parcel& parcel, store::CaseRow& row) {
    const auto plain = office_.keys.box_key().open(parcel.sealed);
    const auto text = plain ? crypto::unpadded(*plain) : std::nullopt;
    const auto word = text ? evaluation_named(*text) : std::nullopt;
    const bool is_due = row.state.stage == Stage::Closed && !row.state.evaluation;
    if (!word || !is_due) return;
    Details details;
    details.evaluation = word;
    reporters_step(tx, row, Move::Evaluate, details);
    tell(tx, row, status_item(tx, office_, row, office_.clock.now()));
}

/// A move that is the reporter's own: nobody's key is needed to add it.
void Courier::reporters_step(db::Transaction& tx, store::CaseRow& row, Move move,
                             const Details& details) {
    const auto now = office_.clock.now();
    Complaint complaint{row.state};
    complaint.apply(move, reporter, now, details);
    row.state = complaint.state();
    store::add_event(tx, row.id, row.state.events.back(),
                     seal_for_case(row.case_public, details_text(details)));
    follow_with_clocks(tx, office_, row, move, details, platform::local_date(now));
    save_with_due(tx, office_, row, now);
}

int Courier::lay_down() {
    std::vector<store::WaitingItem> waiting;
    {
        db::Reader reader{office_.pool};
        waiting = store::waiting_items(reader, most_at_once);
    }
    if (waiting.empty()) return 0;
    std::vector<OutgoingItem> items;
    items.reserve(waiting.size());
    for (const auto& one : waiting)
        items.push_back({one.look_up, one.number, one.sealed});
    inbox_.lay_down(items);
    db::Transaction tx{office_.pool};
    for (const auto& one : waiting)
        store::mark_pushed(tx, one);
    tx.commit();
    return static_cast<int>(waiting.size());
}

}  // namespace complain
