#include "complain/identity/requests.hpp"

#include "complain/cases/barred.hpp"
#include "complain/cases/cases.hpp"
#include "complain/identity/envelope.hpp"
#include "guard/store.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace complain::identity {

namespace {

using guard::Permission;
using platform::Refusal;

/// 县里设定: working days.
constexpr int days_to_decide = 7;

[[noreturn]] void refuse(Refusal::Kind kind, const char* said) {
    throw Refusal{kind, said};
}

std::int64_t today(const Office& office) {
    return platform::to_days(platform::local_date(office.clock.now()));
}

bool is_open(const RequestRow& row, std::int64_t today) {
    return row.stage == RequestStage::Asked && row.last_day >= today;
}

bool is_handler(const store::CaseRow& row, std::int64_t officer) {
    return row.state.handler == officer;
}

/// "县民政局部门审核员": what a reporter may know of who asked.
std::string post_of(const guard::Actor& actor, Permission permission) {
    const auto grants = actor.reach(permission);
    const auto title = grants.empty() ? std::string_view{} : entry_of(grants.front().role).title;
    return actor.department + std::string{title};
}

std::string post_of(db::Session& session, std::int64_t officer, Permission permission) {
    const auto known = guard::store::find_officer(session, guard::OfficerId{officer});
    return known ? post_of(known->actor, permission) : std::string{};
}

std::string day_text(platform::Instant at) {
    const auto day = platform::local_date(at);
    return fmt::format("{}月{}日", static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

void tell_reporter(db::Transaction& tx, const Office& office, const store::CaseRow& row,
                   std::string words) {
    Item item;
    item.at = office.clock.now();
    item.text = std::move(words);
    tell(tx, row, item);
}

std::string motive_of(std::string_view typed) {
    auto motive = reason_of(typed);
    if (text::length(motive) < shortest_motive)
        throw Refusal{Refusal::Kind::Invalid,
                      fmt::format("为什么要看姓名，请至少写{}个字", shortest_motive)};
    return motive;
}

/// Those with a copy who have no part in the case and stand near nobody in it.
std::vector<std::int64_t> deciders(db::Session& session, const Office& office, const Held& held,
                                   std::int64_t asking) {
    std::vector<std::int64_t> out;
    for (const auto& one : custodians(session, office)) {
        const auto officer = one.id.value();
        const bool has_part =
            officer == asking || store::key(session, held.row.id, officer).has_value();
        if (!has_part && keeps(session, held.row.id, officer) &&
            barred(session, office, one.id, held.finding).empty())
            out.push_back(officer);
    }
    return out;
}

json::Object evidence(const RequestRow& row) {
    return {{"request", row.id}, {"asked_by", row.officer}, {"motive", row.motive}};
}

/// With the case locked, so that nobody decides twice; none that is not this custodian's.
struct Decided {
    RequestRow row;
    store::CaseRow of;
};
Decided taken_up(db::Transaction& tx, const Office& office, const guard::Actor& actor,
                 std::int64_t request) {
    office.gate.require(actor, Permission::GrantIdentity);
    const auto known = find(tx, request);
    const auto of = known ? store::lock(tx, known->case_id) : std::nullopt;
    const bool is_theirs = of && may_decide(tx, actor.id.value(), request) &&
                           !store::key(tx, of->id, actor.id.value());
    const auto row = is_theirs ? find(tx, request) : std::nullopt;
    if (!row || !of) refuse(Refusal::Kind::NotFound, "没有这个请求，请回到列表重新选择");
    return {*row, *of};
}

std::string copy_for(db::Transaction& tx, const Office& office, const Opener& keeper,
                     const RequestRow& row) {
    const auto officer = office.vault.public_key(tx, guard::OfficerId{row.officer});
    if (!officer) refuse(Refusal::Kind::Conflict, "请求的人已经停用，或者还没有保管箱，不能给他看");
    const auto kept = copy_of(tx, row.case_id, keeper.actor.id.value());
    auto copy = kept ? hand_on_identity(*kept, keeper.key, *officer) : std::nullopt;
    if (!copy) refuse(Refusal::Kind::Conflict, "您保管的这个信封打不开，请让另一位保管人来办");
    return std::move(*copy);
}

std::string told_of_decision(db::Session& session, const RequestRow& row,
                             const guard::Actor& keeper) {
    return fmt::format("办理人（{}）于{}请求查看您的姓名，理由：{}。保管人（{}）{}，理由：{}。",
                       post_of(session, row.officer, Permission::HandleComplaint),
                       day_text(row.asked), row.motive, keeper.department,
                       row.stage == RequestStage::Granted ? "已同意" : "未同意", row.reason);
}

}  // namespace

View view(const Office& office, const Opener& opener, std::int64_t id) {
    db::Reader reader{office.pool};
    const auto held = hold(reader, opener, id);
    const auto me = opener.actor.id.value();
    View out;
    out.is_named = held.row.state.is_named;
    out.may_ask =
        out.is_named && is_handler(held.row, me) && opener.actor.may(Permission::HandleComplaint);
    for (auto& row : requests_of(reader, id)) {
        const bool is_mine = row.officer == me;
        const bool was_granted = row.stage == RequestStage::Granted;
        if (is_mine && (was_granted || is_open(row, today(office)))) out.may_ask = false;
        if (is_mine && was_granted) out.may_open = is_handler(held.row, me);
        out.requests.push_back(
            {row, post_of(reader, row.officer, Permission::HandleComplaint),
             row.decided_by ? post_of(reader, *row.decided_by, Permission::GrantIdentity) : "",
             is_mine, row.stage == RequestStage::Asked && !is_open(row, today(office))});
    }
    return out;
}

void ask(const Office& office, const Opener& opener, std::int64_t id, std::string_view motive) {
    office.gate.require(opener.actor, Permission::HandleComplaint);
    NewRequest request;
    request.motive = motive_of(motive);
    db::Transaction tx{office.pool};
    const auto held = hold_locked(tx, opener, id);
    request.case_id = id;
    request.officer = opener.actor.id.value();
    request.asked = office.clock.now();
    if (!is_handler(held.row, request.officer))
        refuse(Refusal::Kind::Forbidden, "这一件不是交给您办的");
    if (!held.row.state.is_named) refuse(Refusal::Kind::Conflict, "这一件是匿名的，没有姓名可看");
    for (const auto& row : requests_of(tx, id))
        if (row.officer == request.officer &&
            (is_open(row, today(office)) || row.stage == RequestStage::Granted))
            refuse(Refusal::Kind::Conflict, "您已经请求过，不用再请求");
    request.keepers = deciders(tx, office, held, request.officer);
    if (request.keepers.empty())
        refuse(Refusal::Kind::Conflict,
               "保管这个姓名的人都应当回避或者已经不在岗，没有人能同意，请在来往里直接问反映人");
    request.last_day = platform::to_days(
        office.calendar.add_workdays(platform::local_date(request.asked), days_to_decide));
    const auto number = insert(tx, request);
    office.gate.record(tx, opener.actor, "complain.identity_ask", subject_of(id),
                       json::write(json::Object{{"request", number}, {"motive", request.motive}}));
    tx.commit();
}

void lay_down(const Office& office, const Opener& opener, std::int64_t id, std::int64_t request) {
    db::Transaction tx{office.pool};
    hold_locked(tx, opener, id);
    auto row = find(tx, request);
    if (!row || row->case_id != id || row->officer != opener.actor.id.value())
        refuse(Refusal::Kind::NotFound, "没有这个请求，请重新打开这一件");
    if (row->stage != RequestStage::Asked && row->stage != RequestStage::Granted)
        refuse(Refusal::Kind::Conflict, "这个请求已经了结，不用再收回");
    row->stage = RequestStage::Ended;
    row->sealed.clear();
    save(tx, *row);
    office.gate.record(tx, opener.actor, "complain.identity_lay_down", subject_of(id),
                       json::write(json::Object{{"request", request}}));
    tx.commit();
}

Identity read(const Office& office, const Opener& opener, std::int64_t id) {
    office.gate.require(opener.actor, Permission::HandleComplaint);
    const auto me = opener.actor.id.value();
    db::Transaction tx{office.pool};
    const auto held = hold_locked(tx, opener, id);
    const auto all = requests_of(tx, id);
    const auto granted = std::ranges::find_if(all, [me](const RequestRow& row) {
        return row.officer == me && row.stage == RequestStage::Granted;
    });
    if (granted == all.end() || !is_handler(held.row, me))
        refuse(Refusal::Kind::Conflict, "还没有人同意您看姓名，请先写明理由请求");
    auto identity = open_identity(granted->sealed, opener.key, held.key);
    if (!identity)
        refuse(Refusal::Kind::Conflict,
               "信封打开了，里面写的读不懂：反映人交的时候没有封好，请在来往里直接问他");
    auto why = evidence(*granted);
    why["granted_by"] = granted->decided_by.value_or(0);
    office.gate.record(tx, opener.actor, "complain.identity_open", subject_of(id),
                       json::write(why));
    tx.commit();
    return std::move(*identity);
}

std::vector<Waiting> waiting(const Office& office, const guard::Actor& actor) {
    office.gate.require(actor, Permission::GrantIdentity);
    db::Reader reader{office.pool};
    std::vector<Waiting> out;
    for (auto& row : requests_for(reader, actor.id.value(), today(office))) {
        const auto of = store::find(reader, row.case_id);
        // Whoever was given the case meanwhile has no say in it any more.
        if (!of || store::key(reader, row.case_id, actor.id.value())) continue;
        const auto post = post_of(reader, row.officer, Permission::HandleComplaint);
        out.push_back({std::move(row), of->number,
                       of->is_classified ? std::string{title_of(of->state.kind)} : "", post});
    }
    return out;
}

void decide(const Office& office, const Opener& opener, std::int64_t request,
            const Decision& decision) {
    const auto reason = reason_of(decision.reason);
    db::Transaction tx{office.pool};
    auto [row, of] = taken_up(tx, office, opener.actor, request);
    if (!is_open(row, today(office)))
        refuse(Refusal::Kind::Conflict, "这个请求已经了结，或者过了期限自动作废");
    const bool still_handles =
        is_handler(of, row.officer) && store::key(tx, of.id, row.officer).has_value();
    if (!still_handles) refuse(Refusal::Kind::Conflict, "请求的人已经不办这一件，不用再决定");
    row.stage = decision.is_granted ? RequestStage::Granted : RequestStage::Refused;
    row.decided_by = opener.actor.id.value();
    row.reason = reason;
    if (decision.is_granted) row.sealed = copy_for(tx, office, opener, row);
    save(tx, row);
    tell_reporter(tx, office, of, told_of_decision(tx, row, opener.actor));
    auto why = evidence(row);
    why["reason"] = reason;
    office.gate.record(tx, opener.actor,
                       decision.is_granted ? "complain.identity_grant" : "complain.identity_refuse",
                       subject_of(of.id), json::write(why));
    tx.commit();
}

void revoke(const Office& office, const guard::Actor& actor, std::int64_t request,
            std::string_view reason) {
    const auto why = reason_of(reason);
    db::Transaction tx{office.pool};
    auto [row, of] = taken_up(tx, office, actor, request);
    if (row.stage != RequestStage::Granted)
        refuse(Refusal::Kind::Conflict, "这个请求现在没有同意在先，没有可以收回的");
    row.stage = RequestStage::Ended;
    row.sealed.clear();
    save(tx, row);
    tell_reporter(
        tx, office, of,
        fmt::format("保管人（{}）收回了办理人查看您姓名的同意，理由：{}。", actor.department, why));
    auto record = evidence(row);
    record["reason"] = why;
    office.gate.record(tx, actor, "complain.identity_revoke", subject_of(of.id),
                       json::write(record));
    tx.commit();
}

}  // namespace complain::identity
