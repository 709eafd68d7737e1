#include "complain/model/complaint.hpp"

#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace complain {

namespace {

using Kinds = platform::Refusal::Kind;

[[noreturn]] void missing(const std::string& message) {
    throw platform::Refusal{Kinds::Invalid, message};
}

/// The last time that was done; null if never.
const Event* last_of(const ComplaintState& state, Move move) {
    const auto found = std::find_if(state.events.rbegin(), state.events.rend(),
                                    [move](const Event& e) { return e.move == move; });
    return found == state.events.rend() ? nullptr : &*found;
}

std::optional<Person> who_did(const ComplaintState& state, Move move) {
    const Event* event = last_of(state, move);
    return event == nullptr ? std::nullopt : std::optional{event->by};
}

std::optional<Person> person_in(const ComplaintState& state, Other other) {
    switch (other) {
        case Other::Handler: return state.handler;
        case Other::Decider: return state.decider;
        case Other::Approver: return state.approver;
        case Other::NotOurs: return who_did(state, Move::NotOurs);
        case Other::Clearer: return who_did(state, Move::ClearName);
    }
    return std::nullopt;
}

std::string_view title_of(Other other) {
    switch (other) {
        case Other::Handler: return "承办人";
        case Other::Decider: return "提出办理意见的人";
        case Other::Approver: return "批准办理意见的人";
        case Other::NotOurs: return "退回的人";
        case Other::Clearer: return "出具澄清函的人";
    }
    return {};
}

/// Whether it waits for the superior to read it again.
bool awaits_reread(const ComplaintState& state) {
    return state.stage == Stage::Closed && state.evaluation == Evaluation::Dissatisfied;
}

std::string when(bool applies, const char* refusal) {
    return applies ? refusal : "";
}

/// What the table cannot say about who has the case.
std::string transfer_objection(const ComplaintState& state, Move move) {
    const bool awaits = state.awaits_arbitration;
    if (move == Move::Accept) return when(awaits, "已经第二次退回，请报县里指定承办单位");
    if (move == Move::Arbitrate) return when(!awaits, "退回不满两次，还不需要指定承办单位");
    if (move != Move::NotOurs) return {};
    if (awaits) return "已经退回过两次，请等县里指定承办单位";
    return when(after_not_ours(state.transfers) == NextStep::Settled,
                "承办单位是县里指定的，不能再退回，请直接办理");
}

/// What the table cannot say about a case that has been closed.
std::string review_objection(const ComplaintState& state, Move move) {
    switch (move) {
        case Move::Evaluate: return when(state.evaluation.has_value(), "已经评价过，不能再改");
        case Move::Reread: return when(!awaits_reread(state), "评价为不满意的才由上级复看");
        case Move::Appeal: return when(state.is_appealed, "已经申请过复查，请等上一级答复");
        case Move::Reopen: break;
        default: return {};
    }
    if (state.is_reopened) return "已经重新办理过一次，请告知反映人可以向上一级申请复查";
    return when(awaits_reread(state), "请先由上级复看再决定是否重新办理");
}

/// What the table cannot say about whom an accusation concerned.
std::string name_objection(const ComplaintState& state, Move move) {
    const bool concerns_name =
        move == Move::ClearName || move == Move::Clarify || move == Move::FalseReport;
    if (!concerns_name) return {};
    if (state.kind != Kind::Accusation) return "只有检举控告才需要澄清正名或者认定诬告";
    const bool is_cleared = state.found == Class::False || state.found == Class::PartlyTrue;
    if (move != Move::FalseReport && !is_cleared) return "核查结果是不属实或者部分属实的，才能澄清";
    if (move == Move::Clarify)
        return when(last_of(state, Move::ClearName) == nullptr,
                    "请先由另一位审批人员出具澄清函，本人愿意的再公开澄清");
    if (move == Move::FalseReport && state.found != Class::False)
        return "核查结果不是“不属实”，不能认定诬告；告错了不等于诬告";
    return {};
}

std::string special_objection(const ComplaintState& state, Move move) {
    for (const auto objection : {transfer_objection, review_objection, name_objection})
        if (std::string said = objection(state, move); !said.empty()) return said;
    return {};
}

/// "示例市纪诬〔2026〕3号": a number of a city's organ. One of the county's own does not do.
bool is_city_approval(std::string_view number) {
    constexpr std::string_view cities[] = {"市", "州", "盟", "地区"};
    const auto opened = number.find("〔"), closed = number.find("〕");
    const bool has_year = opened != std::string_view::npos && closed != std::string_view::npos &&
                          opened < closed && number.find("号", closed) != std::string_view::npos;
    const bool is_citys = std::ranges::any_of(cities, [&](std::string_view city) {
        return number.substr(0, std::min(opened, number.size())).find(city) !=
               std::string_view::npos;
    });
    return has_year && is_citys;
}

constexpr std::chrono::days longest_regret{7};

}  // namespace

std::string Complaint::objection(Move move, Person by) const {
    const MoveRule& rule = rule_of(move);
    if (state_.is_sealed_up) return "这件已经封存上报，本县不再办理";
    if (std::ranges::find(rule.from, state_.stage) == rule.from.end())
        return fmt::format("现在是“{}”，不能“{}”，请先办理前面的环节",
                           complain::title_of(state_.stage), rule.title);
    if (std::string special = special_objection(state_, move); !special.empty()) return special;
    if ((rule.right == Right::Reporter) != (by == reporter) && rule.right != Right::Anyone)
        return fmt::format("“{}”由{}来做", rule.title, by == reporter ? "工作人员" : "反映人");
    for (const Other other : rule.differs)
        if (person_in(state_, other) == by)
            return fmt::format("{}自己不能“{}”，请换一个人", title_of(other), rule.title);
    return {};
}

void Complaint::apply(Move move, Person by, Instant at, Details details) {
    if (const std::string refusal = objection(move, by); !refusal.empty())
        throw platform::Refusal{Kinds::Conflict, refusal};
    if (!state_.events.empty() && at < state_.events.back().at)
        throw platform::Refusal{Kinds::Conflict, "时间早于上一步，请核对"};
    const Event* refused = last_of(state_, Move::Refuse);
    if (move == Move::Reconsider && refused != nullptr && at - refused->at > longest_regret)
        throw platform::Refusal{Kinds::Conflict,
                                "不予受理已经超过7天，不能再撤销，反映人可以重新反映"};
    require_details(move, details);
    change(move, by, at, details);
    if (state_.is_sealed_up) details = {};
    state_.events.push_back({move, by, at, std::move(details)});
}

std::vector<Move> Complaint::open_to(Person by) const {
    std::vector<Move> moves;
    for (const MoveRule& rule : move_rules())
        if (objection(rule.move, by).empty()) moves.push_back(rule.move);
    return moves;
}

void Complaint::reclassify(Kind kind) {
    if (state_.stage != Stage::Received && state_.stage != Stage::Screening)
        throw platform::Refusal{Kinds::Conflict, "受理以后不能再改类别，请先退回甄别"};
    state_.kind = kind;
}

void Complaint::require_assignable(const Details& details) const {
    if (!details.handler) missing("请选择承办人");
    // G1: without an answer nobody has asked, which is as bad as a ground.
    if (!details.recusal) missing("请先核对承办人是否应当回避");
    if (!details.recusal->empty())
        throw platform::Refusal{Kinds::Conflict,
                                fmt::format("不能交给这个人：{}，请换一个人",
                                            complain::title_of(details.recusal->front()))};
    if (std::ranges::find(state_.earlier_handlers, *details.handler) !=
        state_.earlier_handlers.end())
        throw platform::Refusal{Kinds::Conflict, "重新办理不能再交给原来的承办人，请换一个人"};
}

void Complaint::require_body(const Details& details) const {
    if (!details.body) missing("请选择送到哪个单位");
    // A plain transfer would leave its content here.
    if (state_.kind == Kind::Accusation && details.body->type == BodyType::Above)
        missing("属于上一级管辖的检举控告要用“封存上报”，不能直接转办");
}

void Complaint::require_details(Move move, const Details& details) const {
    if (rule_of(move).needs_text && text::is_blank(details.text))
        missing(fmt::format("请写明“{}”的内容或者理由", rule_of(move).title));
    const auto require = [](bool given, const char* what) {
        if (!given) missing(what);
    };
    switch (move) {
        case Move::Refuse: return require(details.refused.has_value(), "请选择不予受理的原因");
        case Move::Transfer:
        case Move::Arbitrate: return require_body(details);
        case Move::Appeal: return require(details.body.has_value(), "请选择向哪个机关申请复查");
        case Move::Merge:
            return require(details.into && *details.into != state_.id, "请选择并入哪一件");
        case Move::Assign:
        case Move::Reassign: return require_assignable(details);
        case Move::Pause:
            return require(details.pause.has_value(),
                           "请选择中止的原因：补充材料、第三方意见、鉴定、听证");
        case Move::Extend: return require(details.days.value_or(0) > 0, "请填写延长多少天");
        case Move::Decide: return require(details.found.has_value(), "请选择核查结果");
        case Move::Close:
            return require(state_.kind != Kind::Dispute ||
                               (details.settlement && details.settlement->is_complete()),
                           "数据有误的，要更正数据或者写明为什么没有错，才能办结");
        case Move::Evaluate: return require(details.evaluation.has_value(), "请选择是否满意");
        case Move::Reopen:
            return require(details.superior && details.superior != state_.handler,
                           "重新办理要写明由哪位上级负责，不能是原承办人");
        case Move::Clarify: return require(details.has_consent, "本人书面表示愿意，才能公开澄清");
        case Move::FalseReport:
            return require(is_city_approval(details.approval),
                           "认定诬告要有市级以上机关的批准文号，如“某某市纪诬〔2026〕3号”");
        default: return;
    }
}

PublicStatus Complaint::public_status() const {
    switch (state_.stage) {
        case Stage::Received:
        case Stage::Screening: return PublicStatus::Received;
        case Stage::NotAccepted: return PublicStatus::NotAccepted;
        case Stage::Transferred: return PublicStatus::Transferred;
        case Stage::Merged: return PublicStatus::Accepted;
        case Stage::Closed:
        case Stage::Reviewed: break;
        case Stage::Accepted:
            return state_.is_reopened ? PublicStatus::Reviewing : PublicStatus::Accepted;
        case Stage::Assigned:
        case Stage::Investigating:
        case Stage::Supplement:
        case Stage::Decided:
        case Stage::Approved:
        case Stage::Replied:
            return state_.is_reopened ? PublicStatus::Reviewing : PublicStatus::InProgress;
    }
    return awaits_reread(state_) ? PublicStatus::Reviewing : PublicStatus::Closed;
}

std::string Complaint::public_text() const {
    const PublicStatus status = public_status();
    std::string text{complain::title_of(status)};
    if (status != PublicStatus::NotAccepted) return text;
    const Event* refused = last_of(state_, Move::Refuse);
    if (refused == nullptr || !refused->details.refused) return text;
    return fmt::format("{}（{}）", text, complain::title_of(*refused->details.refused));
}

}  // namespace complain
