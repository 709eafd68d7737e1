#pragma once

#include "guard/guard.hpp"
#include "platform/testing/store.hpp"
#include "schema/schema.hpp"

#include <chrono>
#include <string>

namespace guard::test {

inline constexpr domain::RegionCode county{430299000000};
inline constexpr domain::RegionCode town{430299100000};
inline constexpr domain::RegionCode other_town{430299101000};

/// A guard on a store of its own, at ten in the morning.
struct Office {
    testing::Store store{schema::office()};
    platform::FixedClock clock{std::chrono::sys_days{std::chrono::September / 1 / 2017} +
                               std::chrono::hours{2}};
    domain::Keyring keyring{crypto::Secret{std::string(32, 'k')}};
    Guard guard{store.pool(), clock, keyring};

    void pass(std::chrono::milliseconds time) { clock.set(clock.now() + time); }

    FreshPassword add(const std::string& login, std::vector<Grant> grants,
                      NewOfficer::FirstPassword first = NewOfficer::FirstPassword::Keep) {
        return guard.officers.create(Actor::system(),
                                     {login, "演示人员", "县民政局", std::move(grants), first});
    }
    Actor actor(OfficerId id) const { return guard.officers.as_actor(id); }

    std::vector<AuditRow> audit() {
        db::Reader reader{store.pool()};
        return audit_rows(reader, std::nullopt, std::nullopt, 1000);
    }
    std::optional<AuditBreak> verify() {
        db::Reader reader{store.pool()};
        return verify_audit(reader);
    }
    void tamper(db::Query statement) {
        db::Transaction tx{store.pool()};
        tx.run(statement);
        tx.commit();
    }
};

}  // namespace guard::test
