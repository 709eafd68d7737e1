#include "complain/model/stage.hpp"

#include "complain/clock/rows.hpp"
#include "complain/data.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace complain {

namespace {

struct StageName {
    Stage stage;
    std::string_view name, title;
};
constexpr std::array stages{
    StageName{Stage::Received, "received", "已收件"},
    StageName{Stage::Screening, "screening", "甄别中"},
    StageName{Stage::Accepted, "accepted", "已受理"},
    StageName{Stage::NotAccepted, "not_accepted", "不予受理"},
    StageName{Stage::Transferred, "transferred", "已转办"},
    StageName{Stage::Merged, "merged", "已并案"},
    StageName{Stage::Assigned, "assigned", "已交办"},
    StageName{Stage::Investigating, "investigating", "核查中"},
    StageName{Stage::Supplement, "supplement", "等待补充材料"},
    StageName{Stage::Decided, "decided", "已提出意见"},
    StageName{Stage::Approved, "approved", "已批准"},
    StageName{Stage::Replied, "replied", "已答复"},
    StageName{Stage::Closed, "closed", "已办结"},
    StageName{Stage::Reviewed, "reviewed", "已复看"},
};
constexpr std::size_t move_count = static_cast<std::size_t>(Move::Appeal) + 1;

struct RightName {
    Right right;
    std::string_view name;
};
constexpr std::array rights{
    RightName{Right::Intake, "intake"},   RightName{Right::Handle, "handle"},
    RightName{Right::Approve, "approve"}, RightName{Right::Supervise, "supervise"},
    RightName{Right::Officer, "officer"}, RightName{Right::Reporter, "reporter"},
    RightName{Right::Anyone, "anyone"},
};

struct OtherName {
    Other other;
    std::string_view name;
};
constexpr std::array others{
    OtherName{Other::Handler, "handler"},
    OtherName{Other::Decider, "decider"},
    OtherName{Other::Approver, "approver"},
    OtherName{Other::NotOurs, "not_ours"},
};

template <class Table, class Member>
auto named(const Table& table, std::string_view name, Member member) {
    const auto found = std::ranges::find(table, name, [](const auto& row) { return row.name; });
    if (found == table.end()) platform::bug(fmt::format("moves: no {}", name));
    return (*found).*member;
}

MoveRule read(const Rows& rows, std::size_t row) {
    MoveRule rule{static_cast<Move>(row),
                  std::string(rows.cell(row, "move")),
                  std::string(rows.cell(row, "title")),
                  {},
                  {},
                  named(rights, rows.cell(row, "permission"), &RightName::right),
                  rows.yes(row, "text"),
                  {},
                  rows.yes(row, "tell")};
    for (const std::string_view word : words_of(rows.cell(row, "from")))
        rule.from.push_back(named(stages, word, &StageName::stage));
    if (const auto to = rows.cell(row, "to"); to != "same")
        rule.to = named(stages, to, &StageName::stage);
    for (const std::string_view word : words_of(rows.cell(row, "differs")))
        rule.differs.push_back(named(others, word, &OtherName::other));
    return rule;
}

std::vector<MoveRule> read_rules() {
    const Rows rows{data::moves_csv};
    if (rows.size() != move_count) platform::bug("moves: the table and the enumeration differ");
    std::vector<MoveRule> rules;
    for (std::size_t row = 0; row < rows.size(); ++row)
        rules.push_back(read(rows, row));
    return rules;
}

}  // namespace

std::string_view name_of(Stage stage) {
    return std::ranges::find(stages, stage, &StageName::stage)->name;
}

std::string_view title_of(Stage stage) {
    return std::ranges::find(stages, stage, &StageName::stage)->title;
}

std::optional<Stage> stage_named(std::string_view name) {
    const auto found = std::ranges::find(stages, name, &StageName::name);
    return found == stages.end() ? std::nullopt : std::optional{found->stage};
}

const std::vector<MoveRule>& move_rules() {
    static const std::vector<MoveRule> rules = read_rules();
    return rules;
}

const MoveRule& rule_of(Move move) {
    return move_rules().at(static_cast<std::size_t>(move));
}

std::string_view name_of(Move move) {
    return rule_of(move).name;
}

std::string_view title_of(Move move) {
    return rule_of(move).title;
}

std::optional<Move> move_named(std::string_view name) {
    const auto found = std::ranges::find(move_rules(), name, &MoveRule::name);
    return found == move_rules().end() ? std::nullopt : std::optional{found->move};
}

std::vector<Move> moves_from(Stage stage) {
    std::vector<Move> moves;
    for (const MoveRule& rule : move_rules())
        if (std::ranges::find(rule.from, stage) != rule.from.end()) moves.push_back(rule.move);
    return moves;
}

}  // namespace complain
