#include "guard/role.hpp"

#include "platform/core/refusal.hpp"

#include <array>

namespace guard {

namespace {

using enum Permission;

// Separation: nobody here both hands in and reviews, or reviews and publishes; who sorts complaints
// neither works on them nor approves. The operator and the system's auditor see no business data at
// all.
constexpr std::array table = {
    RoleEntry{Role::DepartmentClerk,
              "department_clerk",
              "部门填报员",
              {ImportTables, WritePolicy, SeeLedger}},
    RoleEntry{Role::DepartmentReviewer,
              "department_reviewer",
              "部门审核员",
              {ReviewBusiness, DecideProposal, RevealNumber, SeeLedger, SelfCorrect, HoldPayment,
               ApproveHold, HandleComplaint}},
    RoleEntry{Role::FinanceClerk,
              "finance_clerk",
              "财政填报员",
              {ImportTables, ImportFundTables, SeeLedger, SeeReconciliation}},
    RoleEntry{Role::FinanceReviewer,
              "finance_reviewer",
              "财政审核员",
              {ReviewFinance, DecideProposal, SeeLedger, SeeReconciliation}},
    RoleEntry{Role::SecrecyReviewer,
              "secrecy_reviewer",
              "保密审查员",
              {ReviewSecrecy, SignProfile, CosignProfile, Withdraw, SeeLedger}},
    RoleEntry{Role::Publisher, "publisher", "公开发布员", {Publish, Withdraw, SeeLedger}},
    RoleEntry{Role::LeadingGroup,
              "leading_group",
              "领导小组办公室",
              {SignCatalogue, CosignProfile, WritePolicy, SeeLedger, SeeReconciliation,
               SeeComplaintCounts}},
    RoleEntry{Role::Organisation, "organisation", "组织部", {SeeLedger}},
    RoleEntry{Role::CivilAffairs, "civil_affairs", "民政局", {SeeLedger}},
    RoleEntry{Role::Agriculture, "agriculture", "农业农村", {SeeLedger}},
    RoleEntry{Role::Discipline,
              "discipline",
              "纪委监委",
              {RevealNumber, SeeLedger, SeeReconciliation, ManageDatasets, RunComparison, SeeClues,
               JudgeClue, SetParameters, FreeComparison, HoldPayment, HandleComplaint}},
    RoleEntry{Role::AuditOffice,
              "audit_office",
              "审计局",
              {RevealNumber, SeeLedger, SeeReconciliation, RunComparison, SeeClues, JudgeClue,
               ApproveException, FreeComparison, ApproveHold}},
    RoleEntry{Role::TownClerk,
              "town_clerk",
              "乡镇经办",
              {ImportTables, IssueSlip, SeeLedger, HandleComplaint}},
    RoleEntry{Role::VillageClerk, "village_clerk", "村报账员", {ImportTables, SeeLedger}},
    RoleEntry{Role::ServiceCounter, "service_counter", "政务服务窗口", {IssueSlip}},
    RoleEntry{Role::ComplaintIntake, "complaint_intake", "信访举报受理", {IntakeComplaint}},
    RoleEntry{Role::TownDiscipline, "town_discipline", "乡镇纪委", {HandleComplaint}},
    RoleEntry{Role::ComplaintLead,
              "complaint_lead",
              "信访举报审批",
              {ApproveComplaint, SeeComplaintCounts}},
    RoleEntry{Role::IdentityCustodian, "identity_custodian", "举报人身份保管", {GrantIdentity}},
    RoleEntry{Role::VaultTrustee, "vault_trustee", "保管箱恢复人", {RecoverVault}},
    RoleEntry{Role::Operator, "operator", "系统运维", {ManageOfficers, OperateSystem}},
    RoleEntry{Role::SystemAuditor, "system_auditor", "安全审计员", {SeeAudit}},
};

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].role) != i) return false;
    return true;
}
static_assert(in_order(), "the table follows the enum");

}  // namespace

std::span<const RoleEntry> roles() {
    return table;
}

const RoleEntry& entry_of(Role role) {
    const auto at = static_cast<std::size_t>(role);
    if (at >= table.size()) platform::bug("no such role");
    return table[at];
}

std::optional<Role> role_named(std::string_view name) {
    for (const RoleEntry& one : table)
        if (one.name == name) return one.role;
    return std::nullopt;
}

}  // namespace guard
