#include "complain/cases/junk.hpp"

#include "complain/cases/arrival.hpp"
#include "complain/cases/cases.hpp"
#include "complain/cases/state_text.hpp"
#include "complain/exchange/returning.hpp"
#include "complain/sql.hpp"
#include "domain/privacy.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/json/json.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace complain {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr int read_at_once = 1000;
constexpr std::size_t sample_length = 120;
constexpr std::chrono::days longest_regret{7};
/// Characters; what has fewer, or fewer different ones, says nothing that could be looked into.
constexpr std::size_t shortest = 8, fewest_different = 4;
constexpr std::ptrdiff_t shortest_mark = 8;

[[noreturn]] void refuse(Refusal::Kind kind, const std::string& said) {
    throw Refusal{kind, said};
}

/// Characters as UTF-8 wrote them.
std::vector<std::string_view> characters(std::string_view utf8) {
    std::vector<std::string_view> out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        auto end = at + 1;
        while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xc0) == 0x80)
            ++end;
        out.push_back(utf8.substr(at, end - at));
        at = end;
    }
    return out;
}

/// By its first bytes: Han and the scripts of other peoples, not Latin letters, signs and faces.
bool is_word(std::string_view character) {
    const auto byte = [character](std::size_t at) {
        return at < character.size() ? static_cast<unsigned char>(character[at]) : 0;
    };
    const int first = byte(0), second = byte(1);
    if (first == 0xe3) return second != 0x80;                    // not 、。《》
    if (first == 0xf0) return second >= 0xa0 && second <= 0xb3;  // rare Han
    const bool is_arabic = first >= 0xd8 && first <= 0xdb;
    return is_arabic || first == 0xe0 || first == 0xe1 || (first >= 0xe4 && first <= 0xed);
}

/// Without the marks by which a machine makes each of its texts another: runs of Latin letters with
/// digits among them. Numbers and words stay, they say something.
std::string without_marks(std::string_view words) {
    const auto is_digit = [](char one) { return one >= '0' && one <= '9'; };
    const auto is_letter = [](char one) {
        return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z');
    };
    std::string out;
    for (std::size_t at = 0; at < words.size();) {
        const auto* const begin = words.begin() + at;
        const auto* const end = std::find_if_not(
            begin, words.end(), [&](char one) { return is_digit(one) || is_letter(one); });
        const bool is_mark = end - begin >= shortest_mark && std::any_of(begin, end, is_digit) &&
                             std::any_of(begin, end, is_letter);
        if (!is_mark) out.append(begin, end);
        if (end != words.end()) out += *end;
        at = static_cast<std::size_t>(end - words.begin()) + 1;
    }
    return out;
}

std::string digest_of(std::string_view words, const Told& told) {
    crypto::Sha256 sha;
    sha.add(without_marks(words)).add("\n").add(told.record ? told.record->id : std::string{});
    std::string out = "text:";
    const auto digest = sha.finish();
    for (const unsigned char byte : crypto::bytes(digest).substr(0, 12))
        out += fmt::format("{:02x}", byte);
    return out;
}

std::string title_of(std::string_view pile) {
    if (pile == "unreadable") return "看不懂（没有成句的文字）";
    return pile == "short" ? "太短，没有内容" : "文字完全一样";
}

std::string beginning(const std::string& words) {
    std::string out;
    std::size_t count = 0;
    for (const auto one : characters(words)) {
        if (++count > sample_length) return out + "…";
        out += one;
    }
    return out;
}

struct NewCase {
    std::int64_t id = 0;
    std::string report, copy;
};

std::vector<NewCase> new_cases(db::Session& session, const Opener& opener, std::int64_t after) {
    return session.all(sql::select_new_cases, {opener.actor.id.value(), after, read_at_once},
                       [](const db::Row& row) {
                           return NewCase{row.integer(0), row.blob(1).bytes, row.blob(2).bytes};
                       });
}

std::optional<Told> told_in(const Opener& opener, std::string_view copy, std::string_view report) {
    const auto key = CaseKey::of_holder(copy, opener.key);
    const auto plain = key ? open_in_case(*key, report) : std::nullopt;
    return plain ? told_from(*plain) : std::nullopt;
}

std::vector<Pile> piles_of(const Opener& opener, const std::vector<NewCase>& cases) {
    std::map<std::string, Pile> piles;
    for (const auto& one : cases) {
        const auto told = told_in(opener, one.copy, one.report);
        const auto name = told ? pile_of(*told) : std::string{};
        if (name.empty()) continue;
        auto& pile = piles[name];
        if (pile.ids.empty()) pile = {name, title_of(name), beginning(told->text), {}};
        pile.ids.push_back(one.id);
    }
    std::vector<Pile> out;
    out.reserve(piles.size());
    for (auto& [name, pile] : piles)
        out.push_back(std::move(pile));
    return out;
}

std::string words_of_answer(std::string_view typed) {
    const auto words = text::trim(typed);
    if (text::length(words) < 4) refuse(Refusal::Kind::Invalid, "请写明给反映人的答复");
    if (text::length(words) > 500) refuse(Refusal::Kind::Invalid, "答复请写在500个字以内");
    if (!domain::find_private(words).empty())
        refuse(Refusal::Kind::Invalid, "答复里请不要写身份证号、电话和银行账号");
    return std::string{words};
}

/// The words of a batch are those it began with.
Clearing begun(db::Transaction& tx, const Office& office, const Opener& opener,
               const Clearing& asked) {
    Clearing out = asked;
    const auto officer = opener.actor.id.value();
    if (asked.batch == 0) {
        out.words = words_of_answer(asked.words);
        out.batch = *tx.one(
            sql::insert_clearing,
            {officer, name_of(out.refused), out.words, platform::to_millis(office.clock.now())},
            [](const db::Row& row) { return row.integer(0); });
        return out;
    }
    const auto found =
        tx.one(sql::select_clearing, {asked.batch, officer}, [&](const db::Row& row) {
            out.refused = refused_named(row.text(0)).value();
            out.words = row.text(1);
            return platform::from_millis(row.integer(2));
        });
    if (!found || office.clock.now() - *found > std::chrono::hours{2})
        refuse(Refusal::Kind::NotFound, "没有这一批，请重新选择");
    return out;
}

void put_step(db::Transaction& tx, const store::CaseRow& row) {
    const auto& event = row.state.events.back();
    store::add_event(tx, row.id, event,
                     seal_for_case(row.case_public, details_text(event.details)));
}

void say(db::Transaction& tx, const store::CaseRow& row, const std::string& words,
         platform::Instant now) {
    Item item;
    item.at = now;
    item.text = words;
    tell(tx, row, item);
}

bool clear_one(db::Transaction& tx, const Office& office, const Opener& opener, std::int64_t id,
               const Clearing& clearing) {
    auto row = store::lock(tx, id);
    if (!row || row->state.stage != Stage::Received || row->is_classified) return false;
    const auto copy = store::key(tx, id, opener.actor.id.value());
    const auto told = copy ? told_in(opener, *copy, row->report) : std::nullopt;
    if (!told || pile_of(*told) != clearing.pile) return false;
    const auto now = office.clock.now();
    Complaint complaint{row->state};
    complaint.apply(Move::Screen, opener.actor.id.value(), now, {});
    // Nothing was said of it, so nothing is sealed.
    store::add_event(tx, id, complaint.state().events.back(), {});
    Details details;
    details.refused = clearing.refused;
    details.text = "批量不予受理";
    complaint.apply(Move::Refuse, opener.actor.id.value(), now, details);
    row->state = complaint.state();
    put_step(tx, *row);
    end_arrival(tx, *row, platform::local_date(now));
    store::save(tx, *row, std::nullopt, now);
    tell_source(tx, office, *row, Move::Refuse, details);
    say(tx, *row, clearing.words, now);
    tell(tx, *row, status_item(tx, office, *row, now));
    tx.run(sql::insert_cleared, {clearing.batch, id});
    return true;
}

void undo_one(db::Transaction& tx, const Office& office, const guard::Actor& actor,
              std::int64_t batch, std::int64_t id) {
    auto row = store::lock(tx, id);
    const auto now = office.clock.now();
    Details details;
    details.text = "撤销批量不予受理";
    Complaint complaint{row->state};
    complaint.apply(Move::Reconsider, actor.id.value(), now, details);
    row->state = complaint.state();
    put_step(tx, *row);
    resume_arrival(tx, *row);
    tell_source(tx, office, *row, Move::Reconsider, details);
    save_with_due(tx, office, *row, now);
    tell(tx, *row, status_item(tx, office, *row, now));
    tx.run(sql::delete_cleared, {batch, id});
}

}  // namespace

std::string pile_of(const Told& told) {
    if (!told.files.empty()) return {};
    const auto words = text::compact(told.text);
    const auto all = characters(words);
    const std::set<std::string_view> different(all.begin(), all.end());
    const auto spoken = std::ranges::count_if(all, is_word);
    if (!told.record && spoken == 0) return "unreadable";
    if (!told.record && (all.size() < shortest || different.size() < fewest_different))
        return "short";
    return digest_of(words, told);
}

Sorted sort_new(const Office& office, const Opener& opener, std::int64_t after,
                std::string_view reason) {
    office.gate.require(opener.actor, Permission::IntakeComplaint);
    const auto why = reason_of(reason);
    db::Transaction tx{office.pool};
    const auto cases = new_cases(tx, opener, after);
    Sorted out{piles_of(opener, cases), static_cast<std::int64_t>(cases.size()), 0};
    if (cases.size() == read_at_once) out.next = cases.back().id;
    office.gate.record(tx, opener.actor, "complain.sort", "new",
                       json::write(json::Object{{"reason", why}, {"read", out.read}}));
    tx.commit();
    return out;
}

Cleared clear_junk(const Office& office, const Opener& opener, const Clearing& clearing) {
    office.gate.require(opener.actor, Permission::IntakeComplaint);
    if (clearing.ids.empty() || clearing.ids.size() > most_cleared)
        refuse(Refusal::Kind::Invalid, fmt::format("一次最多处理{}件", most_cleared));
    db::Transaction tx{office.pool};
    const auto begun_with = begun(tx, office, opener, clearing);
    Cleared out{begun_with.batch};
    for (const auto id : clearing.ids)
        ++(clear_one(tx, office, opener, id, begun_with) ? out.done : out.skipped);
    office.gate.record(
        tx, opener.actor, "complain.clear", fmt::format("clearing:{}", out.batch),
        json::write(json::Object{{"refused", name_of(begun_with.refused)}, {"done", out.done}}));
    tx.commit();
    return out;
}

std::vector<ClearingRow> clearings(const Office& office, const guard::Actor& actor) {
    office.gate.require(actor, Permission::IntakeComplaint);
    db::Reader reader{office.pool};
    const auto since = platform::to_millis(office.clock.now() - longest_regret);
    return reader.all(sql::select_clearings, {actor.id.value(), since}, [](const db::Row& row) {
        return ClearingRow{row.integer(0), refused_named(row.text(1)).value(),
                           std::string{row.text(2)}, platform::from_millis(row.integer(3)),
                           row.integer(4)};
    });
}

int undo_clearing(const Office& office, const guard::Actor& actor, std::int64_t batch) {
    office.gate.require(actor, Permission::IntakeComplaint);
    db::Transaction tx{office.pool};
    const auto at = tx.one(sql::select_clearing, {batch, actor.id.value()}, [](const db::Row& row) {
        return platform::from_millis(row.integer(2));
    });
    if (!at) refuse(Refusal::Kind::NotFound, "没有这一批");
    if (office.clock.now() - *at > longest_regret)
        refuse(Refusal::Kind::Conflict, "已经超过7天，不能再撤销，反映人可以重新反映");
    const auto ids = tx.all(sql::select_cleared,
                            {batch, actor.id.value(), static_cast<std::int64_t>(most_cleared)},
                            [](const db::Row& row) { return row.integer(0); });
    for (const auto id : ids)
        undo_one(tx, office, actor, batch, id);
    office.gate.record(tx, actor, "complain.undo_clearing", fmt::format("clearing:{}", batch),
                       json::write(json::Object{{"count", ids.size()}}));
    tx.commit();
    return static_cast<int>(ids.size());
}

}  // namespace complain
