#include "guard/actor.hpp"

#include <algorithm>

namespace guard {

bool Grant::covers(const Scope& scope) const {
    if (scope.region && !region.contains(*scope.region)) return false;
    return !scope.department || department.empty() || department == *scope.department;
}

Actor Actor::nobody() {
    return Actor{Kind::Nobody};
}

Actor Actor::system() {
    Actor out{Kind::System};
    out.name = "系统";
    return out;
}

Actor Actor::officer(OfficerId id, std::string login, std::string name, std::string department,
                     std::vector<Grant> grants) {
    Actor out{Kind::Officer};
    out.id = id;
    out.login = std::move(login);
    out.name = std::move(name);
    out.department = std::move(department);
    out.grants = std::move(grants);
    return out;
}

bool Actor::may(Permission permission, const Scope& scope) const {
    if (permission == Permission::Anyone || is_system()) return true;
    if (!is_officer()) return false;
    if (permission == Permission::SignedIn) return true;
    if (must_change_password) return false;
    return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
        return entry_of(grant.role).allows.has(permission) && grant.covers(scope);
    });
}

std::vector<Grant> Actor::reach(Permission permission) const {
    std::vector<Grant> out;
    if (must_change_password) return out;
    std::copy_if(grants.begin(), grants.end(), std::back_inserter(out),
                 [&](const Grant& grant) { return entry_of(grant.role).allows.has(permission); });
    return out;
}

}  // namespace guard
