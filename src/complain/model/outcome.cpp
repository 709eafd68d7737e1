#include "complain/model/outcome.hpp"

#include "complain/model/complaint.hpp"
#include "complain/model/named.hpp"
#include "platform/text/text.hpp"

#include <algorithm>
#include <array>

namespace complain {

namespace {

constexpr std::array refusals{
    Named<Refused>{Refused::OutOfScope, "out_of_scope", "不属于受理范围"},
    Named<Refused>{Refused::InLawsuit, "in_lawsuit", "已经进入诉讼、仲裁或者行政复议"},
    Named<Refused>{Refused::AlreadyFinal, "already_final", "同一事项已经有复核意见"},
    Named<Refused>{Refused::Withdrawn, "withdrawn", "反映人自己撤回"},
    Named<Refused>{Refused::NoSubstance, "no_substance", "没有可以核查的内容"},
};
constexpr std::array classes{
    Named<Class>{Class::True, "true", "属实"},
    Named<Class>{Class::PartlyTrue, "partly_true", "部分属实"},
    Named<Class>{Class::False, "false", "不属实"},
    Named<Class>{Class::HandedOn, "handed_on", "已移交"},
};
constexpr std::array evaluations{
    Named<Evaluation>{Evaluation::Satisfied, "satisfied", "满意"},
    Named<Evaluation>{Evaluation::Basically, "basically", "基本满意"},
    Named<Evaluation>{Evaluation::Dissatisfied, "dissatisfied", "不满意"},
};
constexpr std::array statuses{
    Named<PublicStatus>{PublicStatus::Received, "received", "已收到"},
    Named<PublicStatus>{PublicStatus::Accepted, "accepted", "已受理"},
    Named<PublicStatus>{PublicStatus::NotAccepted, "not_accepted", "不予受理"},
    Named<PublicStatus>{PublicStatus::Transferred, "transferred", "已转有权机关"},
    Named<PublicStatus>{PublicStatus::InProgress, "in_progress", "办理中"},
    Named<PublicStatus>{PublicStatus::Closed, "closed", "已办结"},
    Named<PublicStatus>{PublicStatus::Reviewing, "reviewing", "复查中"},
};

std::optional<RegionCode> town_shown(RegionCode place, std::int64_t cell) {
    if (cell < least_cases) return std::nullopt;
    if (place.level() == RegionCode::Level::Village) return place.parent();
    return place.level() == RegionCode::Level::Town ? std::optional{place} : std::nullopt;
}

}  // namespace

std::string_view name_of(Refused reason) {
    return row_of(refusals, reason).name;
}

std::string_view title_of(Refused reason) {
    return row_of(refusals, reason).title;
}

std::optional<Refused> refused_named(std::string_view name) {
    return value_named(refusals, name);
}

std::string_view name_of(Class found) {
    return row_of(classes, found).name;
}

std::string_view title_of(Class found) {
    return row_of(classes, found).title;
}

std::optional<Class> class_named(std::string_view name) {
    return value_named(classes, name);
}

std::string_view name_of(Evaluation evaluation) {
    return row_of(evaluations, evaluation).name;
}

std::string_view title_of(Evaluation evaluation) {
    return row_of(evaluations, evaluation).title;
}

std::optional<Evaluation> evaluation_named(std::string_view name) {
    return value_named(evaluations, name);
}

bool Settlement::is_complete() const {
    return version > 0 || !text::is_blank(explanation);
}

std::string_view name_of(PublicStatus status) {
    return row_of(statuses, status).name;
}

std::string_view title_of(PublicStatus status) {
    return row_of(statuses, status).title;
}

std::optional<PublicOutcome> public_outcome(const ComplaintState& state, std::int64_t cell,
                                            const std::string& measures) {
    const bool is_over = state.stage == Stage::Closed || state.stage == Stage::Reviewed;
    const auto closed = std::find_if(state.events.rbegin(), state.events.rend(),
                                     [](const Event& event) { return event.move == Move::Close; });
    if (!is_over || state.is_sealed_up || !state.found || closed == state.events.rend())
        return std::nullopt;
    const std::string day = platform::format_date(platform::local_date(closed->at));
    return PublicOutcome{state.kind, day.substr(0, 7), *state.found, town_shown(state.place, cell),
                         state.kind == Kind::Accusation ? std::string{} : measures};
}

}  // namespace complain
