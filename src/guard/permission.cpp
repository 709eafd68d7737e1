#include "guard/permission.hpp"

#include "platform/core/refusal.hpp"

#include <array>

namespace guard {

namespace {

struct Entry {
    Permission permission;
    std::string_view name;
    std::string_view title;
};

constexpr std::array table = {
    Entry{Permission::Anyone, "anyone", "任何人"},
    Entry{Permission::SignedIn, "signed_in", "已登录"},
    Entry{Permission::OfficeZone, "office_zone", "内网传送"},
    Entry{Permission::ImportTables, "import_tables", "采集填报"},
    Entry{Permission::ImportFundTables, "import_fund_tables", "财政填报"},
    Entry{Permission::ReviewBusiness, "review_business", "业务审核"},
    Entry{Permission::ReviewFinance, "review_finance", "财政审核"},
    Entry{Permission::ReviewSecrecy, "review_secrecy", "保密审查"},
    Entry{Permission::Publish, "publish", "公开发布"},
    Entry{Permission::DecideProposal, "decide_proposal", "勘误审定"},
    Entry{Permission::SignProfile, "sign_profile", "签署公开策略"},
    Entry{Permission::CosignProfile, "cosign_profile", "会签公开策略"},
    Entry{Permission::SignCatalogue, "sign_catalogue", "签署公开目录"},
    Entry{Permission::WritePolicy, "write_policy", "编写政策文件"},
    Entry{Permission::Withdraw, "withdraw", "撤回公开"},
    Entry{Permission::RevealNumber, "reveal_number", "查看完整号码"},
    Entry{Permission::IssueSlip, "issue_slip", "发放自助查询凭条"},
    Entry{Permission::SeeLedger, "see_ledger", "查看台账"},
    Entry{Permission::SeeReconciliation, "see_reconciliation", "查看对账"},
    Entry{Permission::ManageDatasets, "manage_datasets", "管理基础库"},
    Entry{Permission::RunComparison, "run_comparison", "运行比对"},
    Entry{Permission::SeeClues, "see_clues", "查看线索"},
    Entry{Permission::SelfCorrect, "self_correct", "自查自纠"},
    Entry{Permission::JudgeClue, "judge_clue", "核查线索"},
    Entry{Permission::ApproveException, "approve_exception", "审批白名单"},
    Entry{Permission::HoldPayment, "hold_payment", "申请暂缓发放"},
    Entry{Permission::ApproveHold, "approve_hold", "审批暂缓发放"},
    Entry{Permission::SetParameters, "set_parameters", "设定规则参数"},
    Entry{Permission::FreeComparison, "free_comparison", "自由比对"},
    Entry{Permission::IntakeComplaint, "intake_complaint", "受理信访举报"},
    Entry{Permission::HandleComplaint, "handle_complaint", "办理信访举报"},
    Entry{Permission::ApproveComplaint, "approve_complaint", "审批信访举报"},
    Entry{Permission::SeeComplaintCounts, "see_complaint_counts", "查看信访统计"},
    Entry{Permission::GrantIdentity, "grant_identity", "批准查看举报人身份"},
    Entry{Permission::RecoverVault, "recover_vault", "恢复保管箱"},
    Entry{Permission::SeeAudit, "see_audit", "查看审计日志"},
    Entry{Permission::ManageOfficers, "manage_officers", "管理人员"},
    Entry{Permission::OperateSystem, "operate_system", "系统运维"},
};

constexpr auto members = [] {
    std::array<Permission, table.size()> out{};
    for (std::size_t i = 0; i < table.size(); ++i)
        out[i] = table[i].permission;
    return out;
}();

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].permission) != i) return false;
    return true;
}
static_assert(in_order(), "the table follows the enum");

const Entry& entry(Permission permission) {
    const auto at = static_cast<std::size_t>(permission);
    if (at >= table.size()) platform::bug("no such permission");
    return table[at];
}

}  // namespace

std::span<const Permission> permissions() {
    return members;
}

std::string_view name_of(Permission permission) {
    return entry(permission).name;
}

std::string_view title_of(Permission permission) {
    return entry(permission).title;
}

std::optional<Permission> permission_named(std::string_view name) {
    for (const Entry& one : table)
        if (one.name == name) return one.permission;
    return std::nullopt;
}

}  // namespace guard
