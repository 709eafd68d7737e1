#include "compare/hold/holds.hpp"

#include "domain/fen.hpp"
#include "domain/privacy.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace compare {

namespace {

using guard::Permission;
using platform::Refusal;

/// Who may do what, and under which name it is written down.
struct MoveTerms {
    HoldMove move;
    Permission permission;
    bool by_another;  ///< not by who asked
    bool needs_reason;
    const char* action;
};
constexpr std::array terms_of_moves{
    MoveTerms{HoldMove::Approve, Permission::ApproveHold, true, false, "compare.approve_hold"},
    MoveTerms{HoldMove::Refuse, Permission::ApproveHold, true, true, "compare.refuse_hold"},
    MoveTerms{HoldMove::Renew, Permission::ApproveHold, true, true, "compare.renew_hold"},
    MoveTerms{HoldMove::Confirm, Permission::ApproveHold, true, true, "compare.confirm_hold"},
    MoveTerms{HoldMove::Release, Permission::HoldPayment, false, true, "compare.release_hold"},
    MoveTerms{HoldMove::MakeGood, Permission::HoldPayment, false, false, "compare.make_good_hold"},
};

constexpr std::size_t shortest_reason = 10;

const MoveTerms& terms_of(HoldMove move) {
    return *std::ranges::find(terms_of_moves, move, &MoveTerms::move);
}

/// A batch from the command line may have no department: then any department's officer will do.
guard::Scope scope_of(const std::string& department) {
    return {std::nullopt, department.empty() ? std::nullopt : std::optional{department}};
}

[[noreturn]] void refuse(std::string said) {
    throw Refusal{Refusal::Kind::Invalid, std::move(said)};
}

void require_named(const guard::Actor& actor) {
    if (actor.is_system())
        throw Refusal{Refusal::Kind::Forbidden,
                      "暂缓发放只能由具名的工作人员申请和审批，系统不会自动办理"};
}

void check_note(const HoldDecision& decision, HoldMove move) {
    if (terms_of(move).needs_reason &&
        text::length(text::without_blanks(decision.reason)) < shortest_reason)
        refuse(fmt::format("请写明理由，不少于{}个字", shortest_reason));
    if (!domain::find_private(decision.reason).empty())
        refuse("理由里不要写身份证号、电话和银行账号，请删去后再提交");
}

const FoundRow& row_of(const Hit& hit, const std::string& record) {
    const auto found = std::ranges::find(hit.rows, record, &FoundRow::record);
    if (hit.records_table != "payment" || found == hit.rows.end())
        refuse("只有对某一笔发放的疑点才能申请暂缓，请在证据卡上选一笔发放");
    return *found;
}

void refuse_while_open(const std::vector<Hold>& holds, const std::string& subject,
                       std::int64_t today) {
    for (const Hold& hold : holds) {
        if (hold.subject != subject) continue;
        const HoldState state = hold.state(today);
        if (state == HoldState::Asked || state == HoldState::Held)
            throw Refusal{
                Refusal::Kind::Conflict,
                fmt::format("这个人的这个项目已有一条暂缓（第{}号，{}），请在那一条上办理", hold.id,
                            title_of(state))};
        if (hold.owed(today))
            throw Refusal{
                Refusal::Kind::Conflict,
                fmt::format("这个人的这个项目上一次暂缓的钱还没有补发（第{}号），请先补发",
                            hold.id)};
    }
}

}  // namespace

Holds::Holds(const Office& office, HoldTerms terms, const ledger::Regions& regions)
    : office_(office), terms_(terms), regions_(regions), store_(office) {}

std::int64_t Holds::today() const {
    return platform::to_days(platform::local_date(office_.clock.now()));
}

std::int64_t Holds::ask(const guard::Actor& actor, const Hit& hit, FoundBy found_by,
                        const std::string& record, const Grounds& grounds) {
    office_.gate.require(actor, Permission::HoldPayment);
    require_named(actor);
    const FoundRow& row = row_of(hit, record);
    const Rule* rule = office_.book.rule(hit.rule);
    if (rule == nullptr || rule->kind == "help")
        refuse("这条提示说的是群众可能少领、没领，不能据此暂缓发放");
    db::Transaction tx{office_.pool};
    const auto paid = paid_row(tx, record);
    if (!paid) throw Refusal{Refusal::Kind::NotFound, "台账里没有这笔发放了，请重新比对后再看"};
    office_.gate.require(actor, Permission::HoldPayment, scope_of(paid->department));
    check(grounds, today());
    Hold hold = draft_of(*paid, hit, row);
    refuse_while_open(store_.all(tx), hold.subject, today());
    hold.before_payment = found_by == FoundBy::Precheck;
    hold.grounds = grounds;
    hold.period = grounds.only_period ? paid->period : "";
    hold.asked_by = actor.id.value();
    const std::int64_t id = store_.insert(tx, hold);
    office_.gate.record(tx, actor, "compare.ask_hold", fmt::format("hold:{}", id),
                        json::write(json::Object{{"rule", hold.rule}}));
    tx.commit();
    return id;
}

Hold Holds::draft_of(const PaidRow& paid, const Hit& hit, const FoundRow& row) const {
    Hold hold;
    hold.subject = store_.subject_of(paid.person, paid.program);
    hold.person = paid.person;
    hold.program = paid.program;
    const auto* title = row.fund.if_contains("program_name");
    hold.program_name =
        title != nullptr && title->is_string() ? std::string{title->as_string()} : paid.program;
    const auto* place = regions_.find(domain::RegionCode{paid.region});
    hold.who = place == nullptr ? paid.name : fmt::format("{}（{}）", paid.name, place->spoken);
    hold.department = paid.department;
    hold.rule = hit.rule;
    hold.question = hit.question;
    hold.record = row.record;
    hold.asked_at = platform::to_millis(office_.clock.now());
    return hold;
}

void Holds::take(const guard::Actor& actor, std::int64_t id, HoldMove move,
                 const HoldDecision& decision) {
    const MoveTerms& terms = terms_of(move);
    db::Transaction tx{office_.pool};
    const auto hold = store_.lock(tx, id);
    office_.gate.require(actor, terms.permission,
                         hold ? scope_of(hold->department) : guard::Scope{});
    require_named(actor);
    if (!hold) throw Refusal{Refusal::Kind::NotFound, "没有找到这条暂缓，请刷新列表"};
    if (terms.by_another && hold->asked_by == actor.id.value())
        throw Refusal{Refusal::Kind::Forbidden, "这条暂缓是您申请的，请由他人办理这一步"};
    if (!hold->allows(move, today()))
        throw Refusal{Refusal::Kind::Conflict,
                      fmt::format("这条暂缓现在是“{}”，不能再办“{}”，请刷新列表",
                                  title_of(hold->state(today())), title_of(move))};
    check_note(decision, move);
    HoldStep step = step_of(tx, *hold, move, decision);
    step.officer_id = actor.id.value();
    store_.insert(tx, *hold, step);
    office_.gate.record(tx, actor, terms.action, fmt::format("hold:{}", id));
    tx.commit();
}

HoldStep Holds::step_of(db::Session& session, const Hold& hold, HoldMove move,
                        const HoldDecision& decision) const {
    HoldStep step;
    step.move = move;
    step.at = platform::to_millis(office_.clock.now());
    step.note = decision.reason;
    if (move == HoldMove::Approve || move == HoldMove::Renew) {
        const std::int64_t first = std::max(today(), hold.grounds.from_day.value_or(0));
        step.until = (move == HoldMove::Approve ? first : today()) + terms_.hold_days;
        step.due = *step.until + terms_.restitution_days;
    }
    if (move == HoldMove::Release) step.due = today() + terms_.restitution_days;
    if ((move == HoldMove::Renew || move == HoldMove::Release) && decision.amount_fen) {
        step.amount_fen = *decision.amount_fen;
        if (step.amount_fen < hold.amount_fen())
            refuse(fmt::format("累计暂缓的金额不能少于已登记的 {} 元",
                               domain::Fen{hold.amount_fen()}.grouped()));
    }
    if (move == HoldMove::MakeGood) {
        step.serial = decision.serial;
        put_payment(session, hold, step);
    }
    return step;
}

void Holds::put_payment(db::Session& session, const Hold& hold, HoldStep& step) const {
    const auto paid = paid_row(session, step.serial);
    if (!paid) refuse("台账里没有这个发放流水号：请先把补发的那一笔报送入账，再来登记");
    if (paid->person != hold.person) refuse("这笔发放不是发给这个人的，请核对发放流水号");
    if (paid->program != hold.program) refuse("这笔发放不是这个项目的，请核对发放流水号");
    const std::int64_t from = hold.held_from().value_or(0);
    if (paid->pay_date < from)
        refuse(fmt::format("这笔发放的日期早于暂缓的起始日 {}，不是补发",
                           platform::format_date(platform::from_days(from))));
    if (paid->returned) refuse("这笔发放没有到账（银行退回、失败或在途），到账后再登记");
    if (paid->amount_fen < hold.amount_fen())
        refuse(fmt::format("这笔发放 {} 元，不够应补的 {} 元",
                           domain::Fen{paid->amount_fen}.grouped(),
                           domain::Fen{hold.amount_fen()}.grouped()));
    if (store_.has_served(session, step.serial))
        refuse("这笔发放已经登记为另一条暂缓的补发，请换一笔");
    step.amount_fen = paid->amount_fen;
    step.paid_on = paid->pay_date;
}

std::vector<Hold> Holds::visible(db::Session& session, const guard::Actor& actor) const {
    const auto sees = [&](const guard::Scope& scope) {
        return actor.may(Permission::HoldPayment, scope) ||
               actor.may(Permission::ApproveHold, scope);
    };
    if (!sees({})) office_.gate.require(actor, Permission::HoldPayment);
    std::vector<Hold> holds = store_.all(session);
    std::erase_if(holds, [&](const Hold& hold) { return !sees(scope_of(hold.department)); });
    return holds;
}

std::vector<HoldMove> Holds::moves(const Hold& hold, const guard::Actor& actor) const {
    std::vector<HoldMove> possible;
    for (const MoveTerms& terms : terms_of_moves)
        if (actor.is_officer() && hold.allows(terms.move, today()) &&
            actor.may(terms.permission, scope_of(hold.department)) &&
            !(terms.by_another && hold.asked_by == actor.id.value()))
            possible.push_back(terms.move);
    return possible;
}

}  // namespace compare
