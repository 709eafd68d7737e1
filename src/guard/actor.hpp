#pragma once

#include "domain/region.hpp"
#include "guard/role.hpp"
#include "platform/core/id.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guard {

using OfficerId = platform::Id<class Officer>;

/// What an act touches. A part that is not given is not asked about: `{}` asks whether someone may
/// do it anywhere, as a list page does before it filters. An empty department, as opposed to none,
/// means all of them.
struct Scope {
    std::optional<domain::RegionCode> region = std::nullopt;
    std::optional<std::string> department = std::nullopt;
};

/// A role and how far it reaches: a division with all inside it, and one department or ("") all.
struct Grant {
    Role role;
    domain::RegionCode region;
    std::string department = {};

    bool covers(const Scope& scope) const;
    friend bool operator==(const Grant&, const Grant&) = default;
};

/// Who acts (操作人): an officer, the system's own jobs, or nobody in particular.
class Actor {
public:
    /// A visitor without a session.
    static Actor nobody();
    /// A job, the command line: may do everything and is written down as the system.
    static Actor system();
    static Actor officer(OfficerId id, std::string login, std::string name, std::string department,
                         std::vector<Grant> grants);

    bool may(Permission permission, const Scope& scope = {}) const;
    /// The grants that allow it: what a list is filtered by. The system has none and needs none.
    std::vector<Grant> reach(Permission permission) const;

    bool is_officer() const { return kind_ == Kind::Officer; }
    bool is_system() const { return kind_ == Kind::System; }

    OfficerId id;  ///< 0 unless an officer
    std::string login, name, department;
    std::vector<Grant> grants;
    /// Signed in with a password that somebody else knows: may do nothing until it is changed.
    bool must_change_password = false;

private:
    enum class Kind { Nobody, System, Officer };
    explicit Actor(Kind kind) : kind_(kind) {}

    Kind kind_;
};

}  // namespace guard
