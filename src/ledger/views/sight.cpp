#include "ledger/views/sight.hpp"

#include "ledger/keys.hpp"
#include "ledger/regions.hpp"

#include <algorithm>

namespace ledger {

Sight::Sight(db::Session& session, const guard::Actor& actor, guard::Permission permission)
    : grants_(actor.reach(permission)) {
    const guard::Scope all{Regions::load(session).county().code, std::string{}};
    unlimited_ = actor.is_system() || covered(all);
    documents_ = std::any_of(grants_.begin(), grants_.end(), [](const guard::Grant& grant) {
        return guard::entry_of(grant.role).allows.has(guard::Permission::ImportFundTables);
    });
    each_program(session, [this](const ProgramEntry& program) {
        departments_[program.code].push_back(program.department);
    });
}

bool Sight::covered(const guard::Scope& scope) const {
    return std::any_of(grants_.begin(), grants_.end(),
                       [&](const guard::Grant& grant) { return grant.covers(scope); });
}

bool Sight::row(const std::string& program, std::optional<domain::RegionCode> region) const {
    if (unlimited_ || (documents_ && !region)) return true;
    const auto at = departments_.find(program);
    // A program that the ledger does not hold belongs to no department: only who sees all sees it.
    if (at == departments_.end()) return covered({region, std::string{}});
    return std::any_of(at->second.begin(), at->second.end(), [&](const std::string& department) {
        return covered({region, department});
    });
}

bool Sight::department(const std::string& department) const {
    return unlimited_ || covered({std::nullopt, department});
}

}  // namespace ledger
