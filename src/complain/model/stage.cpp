#include "complain/model/stage.hpp"

#include "complain/clock/rows.hpp"
#include "complain/data.hpp"
#include "complain/model/named.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace complain {

namespace {

constexpr std::array stages{
    Named<Stage>{Stage::Received, "received", "已收件"},
    Named<Stage>{Stage::Screening, "screening", "甄别中"},
    Named<Stage>{Stage::Accepted, "accepted", "已受理"},
    Named<Stage>{Stage::NotAccepted, "not_accepted", "不予受理"},
    Named<Stage>{Stage::Transferred, "transferred", "已转办"},
    Named<Stage>{Stage::Merged, "merged", "已并案"},
    Named<Stage>{Stage::Assigned, "assigned", "已交办"},
    Named<Stage>{Stage::Investigating, "investigating", "核查中"},
    Named<Stage>{Stage::Supplement, "supplement", "等待补充材料"},
    Named<Stage>{Stage::Decided, "decided", "已提出意见"},
    Named<Stage>{Stage::Approved, "approved", "已批准"},
    Named<Stage>{Stage::Replied, "replied", "已答复"},
    Named<Stage>{Stage::Closed, "closed", "已办结"},
    Named<Stage>{Stage::Reviewed, "reviewed", "已复看"},
};
constexpr std::size_t move_count = static_cast<std::size_t>(Move::FalseReport) + 1;

constexpr std::array rights{
    Named<Right>{Right::Intake, "intake"},   Named<Right>{Right::Handle, "handle"},
    Named<Right>{Right::Approve, "approve"}, Named<Right>{Right::Supervise, "supervise"},
    Named<Right>{Right::Officer, "officer"}, Named<Right>{Right::Reporter, "reporter"},
    Named<Right>{Right::Anyone, "anyone"},
};

constexpr std::array others{
    Named<Other>{Other::Handler, "handler"},   Named<Other>{Other::Decider, "decider"},
    Named<Other>{Other::Approver, "approver"}, Named<Other>{Other::NotOurs, "not_ours"},
    Named<Other>{Other::Clearer, "clearer"},
};

/// What a word of moves.csv stands for.
template <class Table>
auto read_word(const Table& table, std::string_view name) {
    const auto value = value_named(table, name);
    if (!value) platform::bug(fmt::format("moves: no {}", name));
    return *value;
}

MoveRule read(const Rows& rows, std::size_t row) {
    MoveRule rule{static_cast<Move>(row),
                  std::string(rows.cell(row, "move")),
                  std::string(rows.cell(row, "title")),
                  {},
                  {},
                  read_word(rights, rows.cell(row, "permission")),
                  rows.yes(row, "text"),
                  {},
                  rows.yes(row, "tell")};
    for (const std::string_view word : words_of(rows.cell(row, "from")))
        rule.from.push_back(read_word(stages, word));
    if (const auto to = rows.cell(row, "to"); to != "same") rule.to = read_word(stages, to);
    for (const std::string_view word : words_of(rows.cell(row, "differs")))
        rule.differs.push_back(read_word(others, word));
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
    return row_of(stages, stage).name;
}

std::string_view title_of(Stage stage) {
    return row_of(stages, stage).title;
}

std::optional<Stage> stage_named(std::string_view name) {
    return value_named(stages, name);
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
