#pragma once

#include "compare/hold/grounds.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace compare {

/// How long (县里设定): the product's own choice, no law names these days.
struct HoldTerms {
    int hold_days = 30;         ///< a hold that nobody renews ends by itself
    int restitution_days = 15;  ///< what was wrongly held is due so many days later
};

/// How a hold stands (暂缓的状态).
enum class HoldState {
    Asked,     ///< 待审批: nothing is held yet
    Refused,   ///< 未批准
    Held,      ///< 暂缓中
    Lapsed,    ///< 到期自动解除: nobody confirmed it, so it counts as wrong
    Lawful,    ///< 核实不应发
    Wrong,     ///< 错误暂缓
    MadeGood,  ///< 已补发
};
std::string_view name_of(HoldState state);
std::string_view title_of(HoldState state);

/// What an officer may do with a hold.
enum class HoldMove { Approve, Refuse, Renew, Confirm, Release, MakeGood };
std::string_view name_of(HoldMove move);
std::string_view title_of(HoldMove move);
std::optional<HoldMove> hold_move_named(std::string_view name);

struct HoldStep {
    HoldMove move{};
    std::int64_t at = 0;  ///< milliseconds
    std::int64_t officer_id = 0;
    std::string officer;
    std::optional<std::int64_t> until, due;  ///< days
    std::string note;
    std::int64_t amount_fen = 0;  ///< all that is held or owed by now; of MakeGood what was paid
    std::string serial;           ///< of the payment that made good
    std::int64_t paid_on = 0;     ///< days: of that payment
};

/// 补发时钟: what was wrongly held and when it is due.
struct Restitution {
    std::int64_t since = 0, due = 0, left = 0;  ///< days; left is negative when overdue
    std::int64_t amount_fen = 0;
    /// "应在 2017-10-15 前补发，还剩 3 天", "…，已超期 4 天".
    std::string text() const;
};

/// 暂缓发放: one person's payments of one program, kept back by two named officers for reasons that
/// are written down. It changes nothing in the ledger: it is shown to who decides on a batch.
struct Hold {
    std::int64_t id = 0;
    std::string subject;  ///< keyed digest of person and program
    std::string person;   ///< 16 bytes: PersonKey
    std::string program, program_name;
    std::string period;      ///< empty: all that follow
    std::string who;         ///< 张三（鹤阳村）
    std::string department;  ///< may be empty: then any department's officer will do
    std::string rule, question, record;
    bool before_payment = false;  ///< found by the pre-check, not by a run
    Grounds grounds;
    std::int64_t asked_at = 0, asked_by = 0;
    std::string officer;
    std::vector<HoldStep> steps;

    HoldState state(std::int64_t today) const;
    /// Whether the move fits the state.
    bool allows(HoldMove move, std::int64_t today) const;
    /// What is kept back in all, as last said.
    std::int64_t amount_fen() const;
    /// The last day, once it is approved.
    std::optional<std::int64_t> until() const;
    /// The first day on which money was kept back: approved, and its from-day reached.
    std::optional<std::int64_t> held_from() const;
    /// Of what is owed now.
    std::optional<Restitution> owed(std::int64_t today) const;
    /// Days from the release (or the lapse) to the payment that made good.
    std::optional<std::int64_t> days_to_restitution() const;
    /// Whether a payment of this person and program falls under it.
    bool covers(std::string_view program_code, std::string_view of_period) const;

private:
    const HoldStep* last(HoldMove move) const;
};

/// How holds have fared (暂缓的几个数): what a public indicator will be made of.
struct HoldFigures {
    std::int64_t approved = 0;  ///< ever held
    std::int64_t wrong = 0;     ///< of these released as wrong, or lapsed unconfirmed
    std::int64_t made_good = 0;
    std::int64_t overdue = 0;  ///< owed beyond the day
    std::int64_t owed_fen = 0;
    std::optional<std::int64_t> median_days;  ///< to restitution; the lower of the middle two
};
HoldFigures figures_of(const std::vector<Hold>& holds, std::int64_t today);

}  // namespace compare
