#pragma once

#include "guard/office_test.hpp"

#include <string>

namespace guard::test {

/// An officer who has signed in: what their browser holds.
struct SignedIn {
    OfficerId id;
    std::string token;
};

/// An office where a handler and trustees of two bodies work.
struct WithVaults : Office {
    FreshPassword member(const std::string& login, const std::string& department, Role role,
                         NewOfficer::FirstPassword first = NewOfficer::FirstPassword::Keep) {
        return guard.officers.create(Actor::system(),
                                     {login, "演示" + login, department, {{role, county}}, first});
    }
    FreshPassword trustee(const std::string& login, const std::string& department) {
        return member(login, department, Role::VaultTrustee);
    }
    FreshPassword handler(const std::string& login = "handler") {
        return member(login, "县民政局", Role::TownDiscipline);
    }

    /// As the sign-in route does it.
    SignedIn enter(const FreshPassword& who) {
        const auto found = guard.vault.find(actor(who.id), who.password);
        return {who.id, guard.sessions.open(who.id, [&](db::Transaction& tx, const Actor& officer,
                                                        std::string_view token) {
                    guard.vault.enter(tx, officer, found, token);
                })};
    }
    std::optional<crypto::BoxKey> key_of(const SignedIn& who) {
        return guard.vault.opened(actor(who.id), who.token);
    }
    bool is_open(const SignedIn& who) { return key_of(who).has_value(); }
    VaultStatus status(const SignedIn& who) {
        return guard.recoveries.status(actor(who.id), who.token);
    }
    std::optional<std::string> public_key(OfficerId id) {
        db::Reader reader{store.pool()};
        return guard.vault.public_key(reader, id);
    }
    std::int64_t count(db::Query query) {
        db::Reader reader{store.pool()};
        return reader.one(query, {}, [](const db::Row& row) { return row.integer(0); })
            .value_or(-1);
    }
};

/// Three trustees of two bodies, a handler whose vault is shared among them, and whose password a
/// manager has then replaced.
struct WithLoss : WithVaults {
    static constexpr const char* own = "three unlike words";

    FreshPassword one = trustee("trustee_1", "县纪委监委");
    FreshPassword two = trustee("trustee_2", "县纪委监委");
    FreshPassword three = trustee("trustee_3", "县委组织部");
    SignedIn first = enter(one), second = enter(two), third = enter(three);
    FreshPassword lost = handler();
    std::string key = guard.vault.opened(actor(lost.id), enter(lost).token)->public_key();
    SignedIn back = start_anew();

    SignedIn start_anew() {
        const auto fresh = guard.officers.reset(Actor::system(), lost.id);
        guard.sign_in.change_password(actor(lost.id), fresh.password, own, "");
        return enter({lost.id, own});
    }
    VaultRecoveryId ask() {
        return guard.recoveries.ask(actor(lost.id), "忘记了密码", own, back.token);
    }
    void consent(const SignedIn& who, VaultRecoveryId id) {
        guard.recoveries.consent(actor(who.id), *key_of(who), id, "已当面核对本人");
    }
    void finish() { guard.recoveries.finish(actor(lost.id), own, back.token); }
};

}  // namespace guard::test
