#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace guard {

/// What a route or command demands. Anyone needs no session, SignedIn only a session; each other
/// one is an act that roles grant, within their scope.
enum class Permission {
    Anyone,
    SignedIn,
    OfficeZone,    ///< 内网传送: the county's own office asks the public zone; no role has it
    ImportTables,  ///< hand in tables (采集填报)
    ImportFundTables,    ///< hand in programs, sources and allocations (财政填报)
    ReviewBusiness,      ///< 业务审核
    ReviewFinance,       ///< 财政审核
    ReviewSecrecy,       ///< 保密审查
    Publish,             ///< 公开发布
    DecideProposal,      ///< 勘误审定
    SignProfile,         ///< 签署公开策略
    CosignProfile,       ///< 会签放宽的公开策略
    SignCatalogue,       ///< 签署公开目录
    WritePolicy,         ///< 编写政策文件
    Withdraw,            ///< 撤回公开
    RevealNumber,        ///< see a whole personal number, with a reason
    IssueSlip,           ///< hand a payee a slip for their own payments (发放自助查询凭条)
    SeeLedger,           ///< 查看台账
    SeeReconciliation,   ///< 查看对账
    ManageDatasets,      ///< register and load registries to compare with (管理基础库)
    RunComparison,       ///< 运行比对
    SeeClues,            ///< 查看线索
    SelfCorrect,         ///< see the yellow hits of one's own department first (自查自纠)
    JudgeClue,           ///< 核查线索
    ApproveException,    ///< 审批白名单
    HoldPayment,         ///< ask to hold a payment, release it, make good (申请暂缓发放)
    ApproveHold,         ///< decide what somebody else asked to hold (审批暂缓发放)
    SetParameters,       ///< 设定规则参数
    FreeComparison,      ///< 自由比对: compare any two lists, save rules of the county's own
    IntakeComplaint,     ///< open and sort what comes in (受理信访举报)
    HandleComplaint,     ///< work on cases that one was given a key of (办理信访举报)
    ApproveComplaint,    ///< approve another's decision, extension, transfer (审批信访举报)
    SeeComplaintCounts,  ///< figures without content, small cells suppressed (查看信访统计)
    GrantIdentity,   ///< let another officer see who a reporter is (批准查看举报人身份)
    RecoverVault,    ///< one of the three who together give back a lost vault key (恢复保管箱)
    SeeAudit,        ///< 查看审计日志
    ManageOfficers,  ///< 管理人员
    OperateSystem,   ///< 系统运维
};

/// Every permission, in the order above.
std::span<const Permission> permissions();
/// Stable, for JSON: "import_tables".
std::string_view name_of(Permission permission);
/// "采集填报".
std::string_view title_of(Permission permission);
std::optional<Permission> permission_named(std::string_view name);

/// A handful of permissions.
class PermissionSet {
public:
    constexpr PermissionSet() = default;
    constexpr PermissionSet(std::initializer_list<Permission> members) {
        for (Permission member : members)
            bits_ |= bit(member);
    }

    constexpr bool has(Permission permission) const { return (bits_ & bit(permission)) != 0; }

private:
    static constexpr std::uint64_t bit(Permission permission) {
        return std::uint64_t{1} << static_cast<unsigned>(permission);
    }

    std::uint64_t bits_ = 0;
};

}  // namespace guard
