#include "guard/vault/vault_test.hpp"
#include "platform/core/encoding.hpp"
#include "platform/crypto/seal.hpp"

#include <doctest/doctest.h>

#include <set>

namespace guard::test {

namespace {

/// Every byte string and text of guard's tables, as a thief of the store has them.
struct Loot {
    std::set<std::string> found;
    std::set<std::string> guesses;  ///< as passwords, each of which costs a tenth of a second

    explicit Loot(db::Session& session) {
        take(session, "SELECT public_key, wrapped FROM guard_vault");
        take(session, "SELECT shares_of, shares_of FROM guard_vault");
        take(session, "SELECT sealed, sealed FROM guard_vault_share");
        take(session, "SELECT public_key, wrapped FROM guard_vault_recovery");
        take(session, "SELECT sealed, sealed FROM guard_vault_piece");
        take(session, "SELECT token_hash, vault_sealed FROM guard_session");
        session.each("SELECT login, password_hash FROM guard_officer", {}, [&](const db::Row& row) {
            found.emplace(row.text(0));
            found.emplace(row.text(1));
        });
        guesses = found;
        take(session, "SELECT hash, hash FROM guard_audit");
        session.each("SELECT subject, detail FROM guard_audit", {}, [&](const db::Row& row) {
            found.emplace(row.text(0));
            found.emplace(row.text(1));
        });
        session.each("SELECT reason, closing_reason FROM guard_vault_recovery", {},
                     [&](const db::Row& row) {
                         found.emplace(row.text(0));
                         found.emplace(row.text(1));
                     });
        spell_out();
    }

    /// Every 32 bytes in a row: what could be a key.
    std::set<std::string> keys() const {
        std::set<std::string> out;
        for (const auto& one : found)
            for (std::size_t at = 0; at + 32 <= one.size(); ++at)
                out.insert(one.substr(at, 32));
        return out;
    }

private:
    void take(db::Session& session, db::Query query) {
        session.each(query, {}, [&](const db::Row& row) {
            for (const int column : {0, 1})
                if (!row.is_null(column)) found.insert(row.blob(column).bytes);
        });
    }
    /// As a token is written, too.
    void spell_out() {
        std::set<std::string> spelt;
        for (const auto& one : found)
            spelt.insert(platform::to_base64url(one));
        found.merge(spelt);
    }
};

std::vector<std::string> bytes_of(db::Session& session, db::Query query) {
    return session.all(query, {}, [](const db::Row& row) { return row.blob(0).bytes; });
}

}  // namespace

TEST_CASE("a copy of the store without a password opens nothing") {
    WithLoss office;
    const auto id = office.ask();
    office.consent(office.first, id);
    office.consent(office.third, id);  // the halves are there, and an open session of each trustee
    db::Reader reader{office.store.pool()};
    const Loot loot{reader};
    CHECK(loot.found.size() > 60);

    std::set<std::string> targets;
    for (auto& one : bytes_of(reader, "SELECT public_key FROM guard_vault"))
        targets.insert(std::move(one));
    for (auto& one : bytes_of(reader, "SELECT public_key FROM guard_vault_recovery"))
        targets.insert(std::move(one));
    REQUIRE(targets.size() == 5);
    int opened = 0;
    for (const auto& key : loot.keys())
        opened +=
            static_cast<int>(targets.contains(crypto::BoxKey{crypto::Secret{key}}.public_key()));
    CHECK(opened == 0);

    for (const auto& one : loot.found) {
        for (const auto who : {office.one.id, office.two.id, office.three.id, office.lost.id})
            opened +=
                static_cast<int>(office.guard.vault.opened(office.actor(who), one).has_value());
        opened += static_cast<int>(
            office.guard.recoveries.status(office.actor(office.lost.id), one).state ==
            VaultStatus::State::Open);
    }
    CHECK(opened == 0);
}

TEST_CASE("nothing in the store is a password, a session's key or a seed in the clear") {
    WithLoss office;
    db::Reader reader{office.store.pool()};
    const Loot loot{reader};
    const auto sealed =
        bytes_of(reader, "SELECT vault_sealed FROM guard_session WHERE vault_sealed IS NOT NULL");
    REQUIRE(sealed.size() == 3);
    const auto context = [](OfficerId id) {
        return "guard_session.vault_sealed:" + std::to_string(id.value());
    };

    int opened = 0;
    for (const auto& key : loot.keys()) {
        const crypto::FieldCipher cipher{crypto::Secret{key}};
        for (const auto& one : sealed)
            opened += static_cast<int>(cipher.open(one, context(office.one.id)).has_value()) +
                      static_cast<int>(cipher.open(one, context(office.two.id)).has_value()) +
                      static_cast<int>(cipher.open(one, context(office.three.id)).has_value());
    }
    const auto wrapped = bytes_of(reader, "SELECT wrapped FROM guard_vault ORDER BY officer_id");
    for (const auto& one : loot.guesses)
        opened += static_cast<int>(crypto::unwrap(wrapped.front(), one).has_value());

    CHECK(opened == 0);
    CHECK(crypto::unwrap(wrapped.front(), office.one.password));
}

}  // namespace guard::test
