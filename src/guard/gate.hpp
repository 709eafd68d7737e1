#pragma once

#include "guard/actor.hpp"
#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"

#include <string_view>

namespace guard {

/// Every command passes here twice: before it acts and before it commits.
class Gate {
public:
    Gate(db::Pool& pool, const platform::Clock& clock) : pool_(pool), clock_(clock) {}

    /// Refuses: Unauthenticated without a session, Forbidden outside one's permissions.
    void require(const Actor& actor, Permission permission, const Scope& scope = {}) const;

    /// Adds a row to the audit chain in the command's own transaction: neither stays without the
    /// other. Call it last, since from here to the commit other commands wait. `action` is
    /// "slice.verb", `subject` "kind:key", `detail_json` never holds a personal number: that is a
    /// bug.
    void record(db::Transaction& tx, const Actor& actor, std::string_view action,
                std::string_view subject, std::string_view detail_json = "{}");
    /// The same in a transaction of its own, for what changed nothing else.
    void record(const Actor& actor, std::string_view action, std::string_view subject,
                std::string_view detail_json = "{}");

private:
    db::Pool& pool_;
    const platform::Clock& clock_;
};

}  // namespace guard
