#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// Where a case stands (环节).
enum class Stage {
    Received,       ///< 已收件
    Screening,      ///< 甄别中
    Accepted,       ///< 已受理
    NotAccepted,    ///< 不予受理
    Transferred,    ///< 已转办
    Merged,         ///< 已并案
    Assigned,       ///< 已交办
    Investigating,  ///< 核查中
    Supplement,     ///< 等待补充材料
    Decided,        ///< 已提出意见
    Approved,       ///< 已批准
    Replied,        ///< 已答复
    Closed,         ///< 已办结
    Reviewed,       ///< 已复看
};
std::string_view name_of(Stage stage);
std::string_view title_of(Stage stage);
std::optional<Stage> stage_named(std::string_view name);

/// What can be done with a case (办理动作), in the order of moves.csv.
enum class Move {
    Screen,
    Accept,
    Refuse,
    Transfer,
    NotOurs,
    Arbitrate,
    Merge,
    SealUp,  ///< 封存上报: nothing of it stays here
    Assign,
    Reassign,
    Investigate,
    AskSupplement,
    Supplemented,
    Pause,
    Resume,
    Interim,
    Extend,
    Decide,
    SendBack,
    Approve,
    Reply,
    Close,
    Evaluate,
    Reread,
    Reopen,
    Appeal,
    Unmerge,      ///< 撤销并案
    Reconsider,   ///< 撤销不予受理: within a week
    ClearName,    ///< 澄清正名: a letter to whom it concerned
    Clarify,      ///< 公开澄清: only if that person wishes, by a second officer
    FalseReport,  ///< 认定诬告: only with a city-level organ's approval
};

/// Who may, in the model's own words; the office maps them to its permissions. Officer is any who
/// has the case open, Anyone the reporter too.
enum class Right { Intake, Handle, Approve, Supervise, Officer, Reporter, Anyone };

/// Whom the one who moves must not be (G5).
enum class Other { Handler, Decider, Approver, NotOurs, Clearer };

/// One line of the table of moves.
struct MoveRule {
    Move move{};
    std::string name, title;
    std::vector<Stage> from;
    std::optional<Stage> to;  ///< empty: the stage stays
    Right right{};
    bool needs_text = false;
    std::vector<Other> differs;
    bool tells_reporter = false;  ///< a notice goes out; of an extension always (G5)
};

const std::vector<MoveRule>& move_rules();
const MoveRule& rule_of(Move move);
std::string_view name_of(Move move);
std::string_view title_of(Move move);
std::optional<Move> move_named(std::string_view name);
/// What fits that stage; whether it may also be done, Complaint says.
std::vector<Move> moves_from(Stage stage);

}  // namespace complain
