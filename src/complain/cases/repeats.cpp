#include "complain/cases/repeats.hpp"

#include "complain/cases/barred.hpp"
#include "complain/cases/cases.hpp"
#include "complain/sql.hpp"
#include "guard/store.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <algorithm>
#include <array>

namespace complain {

namespace {

using platform::Refusal;

constexpr int most_compared = 500;
/// Of a hundred: below it two texts are not shown as alike.
constexpr int least_likeness = 40;

[[noreturn]] void refuse(const char* said) {
    throw Refusal{Refusal::Kind::Conflict, said};
}

std::vector<std::string> pairs_of(std::string_view words) {
    auto out = text::bigrams(text::normalise_width(words));
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool is_open(Stage stage) {
    constexpr std::array open{Stage::Screening,     Stage::Accepted,   Stage::Assigned,
                              Stage::Investigating, Stage::Supplement, Stage::Decided};
    return std::ranges::find(open, stage) != open.end();
}

std::vector<std::int64_t> ids_joined(db::Session& session, std::int64_t id) {
    return session.all(sql::select_joined, {id}, [](const db::Row& row) { return row.integer(0); });
}

std::optional<std::int64_t> id_into(db::Session& session, std::int64_t id) {
    return session.one(sql::select_joined_into, {id},
                       [](const db::Row& row) { return row.integer(0); });
}

std::optional<Linked> linked(db::Session& session, const guard::Actor& actor, std::int64_t id) {
    if (!store::key(session, id, actor.id.value())) return std::nullopt;
    const auto row = store::find(session, id);
    return row ? std::optional{Linked{id, row->number}} : std::nullopt;
}

Repeat compared(const Held& held, const Told& told, const Held& other, const Told& others) {
    Repeat out{other.row.id, other.row.number, other.row.state.stage, other.row.received};
    out.same_record = told.record && others.record && told.record->id == others.record->id;
    out.same_place = held.row.state.place == other.row.state.place || told.place == others.place;
    out.likeness = likeness(told.text, others.text);
    return out;
}

bool is_repeat(const Repeat& one) {
    return one.same_record || (one.same_place && one.likeness >= least_likeness);
}

bool is_intake(db::Session& session, std::int64_t officer) {
    const auto known = guard::store::find_officer(session, guard::OfficerId{officer});
    return known && known->actor.may(guard::Permission::IntakeComplaint);
}

}  // namespace

int likeness(std::string_view one, std::string_view other) {
    const auto a = pairs_of(one), b = pairs_of(other);
    if (a.empty() || b.empty()) return 0;
    std::vector<std::string> common;
    std::ranges::set_intersection(a, b, std::back_inserter(common));
    return static_cast<int>(200 * common.size() / (a.size() + b.size()));
}

std::vector<Repeat> repeats(const Office& office, const Opener& opener, std::int64_t id) {
    office.gate.require(opener.actor, guard::Permission::IntakeComplaint);
    db::Transaction tx{office.pool};
    const auto held = hold(tx, opener, id);
    if (!held.row.is_classified)
        throw Refusal{Refusal::Kind::Invalid, "请先保存甄别结果，再找重复件"};
    const auto told = told_of(held);
    const auto others =
        tx.all(sql::select_open_keys,
               {opener.actor.id.value(), id, name_of(held.row.state.kind), most_compared},
               [](const db::Row& row) { return row.integer(0); });
    std::vector<Repeat> out;
    for (const auto one : others) {
        const auto other = hold(tx, opener, one);
        const auto found = compared(held, told, other, told_of(other));
        if (is_repeat(found)) out.push_back(found);
    }
    std::ranges::stable_sort(out, std::greater{}, [](const Repeat& one) {
        return (one.same_record ? 200 : 0) + one.likeness;
    });
    office.gate.record(tx, opener.actor, "complain.compare", subject_of(id));
    tx.commit();
    return out;
}

std::vector<Linked> joined_to(db::Session& session, const guard::Actor& actor, std::int64_t id) {
    std::vector<Linked> out;
    for (const auto one : ids_joined(session, id))
        if (auto found = linked(session, actor, one)) out.push_back(std::move(*found));
    return out;
}

std::optional<Linked> joined_into(db::Session& session, const guard::Actor& actor,
                                  std::int64_t id) {
    const auto into = id_into(session, id);
    return into ? linked(session, actor, *into) : std::nullopt;
}

void require_joinable(db::Transaction& tx, const Office& office, const Opener& opener,
                      const Held& held, std::int64_t into) {
    if (!held.row.is_classified) refuse("请先保存甄别结果，再并案");
    if (!ids_joined(tx, held.row.id).empty()) refuse("已经有别的件并入这一件，请先撤销它们的并案");
    const auto main = hold_locked(tx, opener, into);
    if (!main.row.is_classified || !is_open(main.row.state.stage))
        refuse("要并入的那一件还没有甄别或者已经办完，请换一件");
    if (main.row.state.kind != held.row.state.kind) refuse("类别不同的不能并案");
    for (const auto& holder : store::holders(tx, into))
        if (!barred(tx, office, guard::OfficerId{holder.officer}, held.finding).empty())
            refuse("能看那一件的人里有应当回避这一件的，不能并案");
}

void join(db::Transaction& tx, const Office& office, const Opener& opener, const Held& held,
          std::int64_t into) {
    tx.run(sql::insert_joined, {held.row.id, into});
    for (const auto& holder : store::holders(tx, into))
        if (!store::key(tx, held.row.id, holder.officer))
            give_copy(tx, office, opener.actor, held, holder.officer);
}

void part(db::Transaction& tx, const Held& held) {
    const auto into = id_into(tx, held.row.id);
    const auto main = into ? store::lock(tx, *into) : std::nullopt;
    if (main && (main->state.stage == Stage::Closed || main->state.stage == Stage::Reviewed))
        refuse("并入的那一件已经办结，不能再撤销并案");
    tx.run(sql::delete_joined, {held.row.id});
    for (const auto& holder : store::holders(tx, held.row.id))
        if (!is_intake(tx, holder.officer)) store::drop_key(tx, held.row.id, holder.officer);
}

void tell_joined(db::Transaction& tx, const Office& office, const store::CaseRow& row, Move move,
                 const Details& details) {
    const auto joined = ids_joined(tx, row.id);
    if (joined.empty()) return;
    const auto now = office.clock.now();
    Item status = status_item(tx, office, row, now);
    status.may_evaluate = false;  // whether it was well done the main case's reporter says
    for (const auto id : joined) {
        const auto one = store::lock(tx, id);
        if (!one || one->state.is_sealed_up) continue;
        if (move == Move::Reply) {
            Item reply;
            reply.type = Item::Type::Reply;
            reply.at = now;
            reply.text = details.text;
            tell(tx, *one, reply);
        }
        status.number = one->number;
        tell(tx, *one, status);
    }
}

}  // namespace complain
