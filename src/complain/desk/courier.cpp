#include "complain/desk/courier.hpp"

#include "complain/cases/arrival.hpp"
#include "complain/cases/cases.hpp"
#include "complain/cases/state_text.hpp"
#include "complain/cases/upward.hpp"
#include "complain/identity/envelope.hpp"
#include "complain/notice/sealed_wish.hpp"
#include "complain/sql.hpp"
#include "platform/core/encoding.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/http_client/http_client.hpp"
#include "platform/log/log.hpp"

#include <fmt/format.h>

#include <chrono>
#include <exception>
#include <stdexcept>

namespace complain {

namespace {

using guard::Permission;

constexpr int most_at_once = 200;
/// For files: answers must not wait for somebody's video on a slow line.
constexpr std::chrono::seconds time_for_files{30};
/// 270 MB in pieces of 256 KiB are 1080.
constexpr std::int64_t most_pieces = 2000;

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

/// What the other zone says is believed in nothing.
void require_whole(const Parcel& parcel) {
    const bool is_report = parcel.kind == Parcel::Kind::Report;
    const bool is_whole = !parcel.sealed.empty() && parcel.files >= 0 &&
                          (is_report ? !parcel.case_public.empty() && !parcel.copies.empty() &&
                                           parcel.files <= static_cast<std::int64_t>(most_files) &&
                                           identity::is_whole(parcel)
                                     : parcel.files == 0);
    if (!is_whole) throw std::runtime_error{"a parcel that cannot be read"};
}

void require_next(const Parcel& parcel, PieceKey after, const std::vector<Piece>& pieces) {
    for (const auto& one : pieces) {
        const bool is_next = one.key > after && one.key.file >= 0 && one.key.file < parcel.files &&
                             one.key.piece >= 0 && one.key.piece < most_pieces;
        if (!is_next) throw std::runtime_error{"pieces that are not its files'"};
        after = one.key;
    }
}

/// The last piece that came; a cut connection is gone on from there.
PieceKey last_piece(db::Pool& pool, const std::string& token) {
    db::Reader reader{pool};
    return reader
        .one(sql::select_last_piece, {db::Blob{token}},
             [](const db::Row& row) {
                 return PieceKey{row.integer(0), row.integer(1)};
             })
        .value_or(PieceKey{});
}

/// A store that is full or held by another is no fault of the parcel.
bool is_passing(const db::Error& error) {
    return error.kind() == db::Error::Kind::Full || error.kind() == db::Error::Kind::Busy;
}

}  // namespace

std::string fresh_number() {
    constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string out;
    for (const char byte : crypto::random_bytes(12))
        out += alphabet[static_cast<unsigned char>(byte) % alphabet.size()];
    return out;
}

int Courier::carry() {
    publish_keys();
    Round round;
    round.began = office_.clock.now();
    round.held = aside_.look_ups(round.began);
    for (const auto& parcel : inbox_.oldest(most_at_once, aside_.tokens(round.began)))
        carry_one(round, parcel);
    if (!round.said.empty()) inbox_.lay_down(round.said);
    if (!round.taken.empty()) inbox_.taken(round.taken);
    const int laid_down = lay_down();
    if (round.cut) std::rethrow_exception(round.cut);
    return static_cast<int>(round.taken.size()) + laid_down;
}

/// One that fails stays where it is, and must not keep the others back.
void Courier::carry_one(Round& round, const Parcel& parcel) {
    try {
        // A message whose report is not here would be taken for one to the level above. It makes
        // room for others meanwhile.
        if (parcel.kind != Parcel::Kind::Report && round.held.contains(parcel.look_up)) {
            aside_.add(parcel, round.began);
            return;
        }
        require_whole(parcel);
        if (!bring_pieces(round, parcel)) {
            round.held.insert(parcel.look_up);
            return;
        }
        auto said = take(parcel);
        if (said) round.said.push_back(std::move(*said));
        round.taken.push_back(parcel.token);
        aside_.forget(parcel.token);
    } catch (const http_client::Unreachable&) {
        round.held.insert(parcel.look_up);
        round.cut = std::current_exception();
    } catch (const db::Error& error) {
        if (is_passing(error)) throw;
        set_aside(round, parcel);
    } catch (const std::exception&) {
        set_aside(round, parcel);
    }
}

/// Its text is nobody's to read, and so is what failed: the token says enough to find it.
void Courier::set_aside(Round& round, const Parcel& parcel) {
    round.held.insert(parcel.look_up);
    if (aside_.add(parcel, round.began))
        logging::error("parcel_set_aside", {{"token", platform::to_hex(parcel.token)}});
}

/// Each batch in a transaction of its own, so that no store waits for a line. False when the rest
/// must come another time.
bool Courier::bring_pieces(const Round& round, const Parcel& parcel) {
    if (parcel.files == 0) return true;
    for (auto after = last_piece(office_.pool, parcel.token);;) {
        if (round.cut || office_.clock.now() - round.began >= time_for_files) return false;
        const auto pieces = inbox_.pieces(parcel.token, after);
        if (pieces.empty()) return true;
        require_next(parcel, after, pieces);
        db::Transaction tx{office_.pool};
        for (const auto& one : pieces)
            store::insert_piece(tx, parcel.token, one.key.file, one.key.piece, one.sealed);
        tx.commit();
        after = pieces.back().key;
    }
}

void Courier::publish_keys() {
    WindowKeys keys;
    {
        db::Reader reader{office_.pool};
        keys.intake = keys_of(office_.vault.holders(reader, Permission::IntakeComplaint));
        keys.custodians = keys_of(identity::custodians(reader, office_));
    }
    keys.above = office_.above;
    keys.above_title = office_.above_title;
    keys.office = office_.keys.box_key().public_key();
    keys.channels = channels_;
    inbox_.publish(keys);
}

/// What the reporter is to read at once, where no case here will say it.
std::optional<OutgoingItem> Courier::take(const Parcel& parcel) {
    std::optional<OutgoingItem> said;
    db::Transaction tx{office_.pool};
    const auto id = store::by_look_up(tx, parcel.look_up);
    auto row = id ? store::lock(tx, *id) : std::nullopt;
    const bool is_here = row && !row->state.is_sealed_up;
    switch (parcel.kind) {
        case Parcel::Kind::Report:
            if (parcel.lane == Lane::Above)
                said = take_upward(tx, parcel);
            else
                take_report(tx, parcel);
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
    return said;
}

void Courier::take_report(db::Transaction& tx, const Parcel& parcel) {
    ComplaintState state;
    state.received = parcel.at;
    state.is_named = !parcel.identity.empty();
    const auto id = store::insert(tx, parcel, fresh_number(), state);
    if (!id) return;
    for (const auto& copy : parcel.copies)
        store::put_key(tx, *id, copy.officer, copy.sealed, std::nullopt, office_.clock.now());
    identity::keep(tx, *id, parcel);
    const auto row = store::find(tx, *id);
    begin_arrival(tx, office_, *row, platform::local_date(row->received));
    tell(tx, *row, status_item(tx, office_, *row, office_.clock.now()));
    // That it came in its reporter knows: they are told of what is said from now on.
    take_wish(tx, parcel);
    office_.gate.record(tx, guard::Actor::system(), "complain.receive",
                        fmt::format("case:{}", *id));
}

/// What is no address is nobody's wish: a browser says so before it seals one.
void Courier::take_wish(db::Transaction& tx, const Parcel& parcel) {
    const auto address = notice::opened_wish(office_.keys.box_key(), parcel.notice);
    if (address && channels_.any()) notices_.wish(tx, parcel.look_up, *address);
}

/// Neither a case nor a figure: a sealed package, and a word for the reporter.
OutgoingItem Courier::take_upward(db::Transaction& tx, const Parcel& parcel) {
    store::put_upward(tx, parcel.token, upward_package(parcel));
    return {parcel.look_up, 1,
            seal_for_case(parcel.case_public, item_text(above_item(office_, office_.clock.now())))};
}

void Courier::take_message(db::Transaction& tx, const Parcel& parcel, store::CaseRow& row) {
    // Brought again after a cut, it must not answer a question that was asked in between.
    if (tx.one(sql::select_message_token, {db::Blob{parcel.token}},
               [](const db::Row&) { return 1; }))
        return;
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
