#pragma once

#include "guard/permission.hpp"

#include <optional>
#include <span>
#include <string_view>

namespace guard {

/// What a person is in the county (角色). A person may have several, each in its own scope.
enum class Role {
    DepartmentClerk,
    DepartmentReviewer,
    FinanceClerk,
    FinanceReviewer,
    SecrecyReviewer,
    Publisher,
    LeadingGroup,
    Organisation,
    CivilAffairs,
    Agriculture,
    Discipline,
    AuditOffice,
    TownClerk,
    VillageClerk,
    ServiceCounter,
    ComplaintIntake,
    TownDiscipline,
    ComplaintLead,
    IdentityCustodian,
    VaultTrustee,
    Operator,
    SystemAuditor,
};

struct RoleEntry {
    Role role;
    std::string_view name;   ///< stable, as stored: "department_clerk"
    std::string_view title;  ///< "部门填报员"
    PermissionSet allows;
};

/// The one table that says what each role may do.
std::span<const RoleEntry> roles();
const RoleEntry& entry_of(Role role);
std::optional<Role> role_named(std::string_view name);

}  // namespace guard
