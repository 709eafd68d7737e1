#pragma once

#include "complain/cases/cases.hpp"
#include "complain/routes/shapes.hpp"
#include "guard/routes.hpp"

namespace complain::routes {

/// What an officer reads of a case is kept by nobody on the way.
http::Response answer(const json::Object& object);

/// For each request about a case: who asks, with an open vault.
class Session {
public:
    Session(const Office& office, const guard::Guard& guard, const http::Request& request)
        : office_(office),
          key_(guard::require_vault(guard, request)),
          opener_{guard::actor(request), key_},
          request_(request),
          cases_(office) {}
    Session(const Session&) = delete;  // the opener refers to the key beside it
    Session& operator=(const Session&) = delete;

    Cases& cases() { return cases_; }
    const Office& office() const { return office_; }
    const Opener& opener() const { return opener_; }
    /// The case of the path. Refuses (NotFound).
    std::int64_t id() const { return guard::routes::id_in(request_, "id"); }
    http::Response again() const;

private:
    const Office& office_;
    crypto::BoxKey key_;
    Opener opener_;
    const http::Request& request_;
    Cases cases_;
};

}  // namespace complain::routes
