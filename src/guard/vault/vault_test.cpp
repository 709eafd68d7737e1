#include "guard/vault/vault_test.hpp"

#include "platform/testing/refused.hpp"

namespace guard::test {

using namespace std::chrono_literals;

TEST_CASE("an officer who works on complaints has a key from the first sign-in on") {
    WithVaults office;
    const auto handler = office.handler();
    CHECK_FALSE(office.public_key(handler.id));

    const auto here = office.enter(handler);

    const auto key = office.key_of(here);
    REQUIRE(key);
    CHECK(office.public_key(handler.id) == key->public_key());
    CHECK(key->open(crypto::seal_to(key->public_key(), "案件钥匙").value()) == "案件钥匙");
    CHECK(office.key_of(office.enter(handler))->public_key() == key->public_key());
    CHECK_FALSE(office.verify());
}

TEST_CASE("who works on no complaint has none") {
    WithVaults office;
    const auto clerk = office.member("clerk", "县民政局", Role::DepartmentClerk);

    const auto here = office.enter(clerk);

    CHECK_FALSE(office.is_open(here));
    CHECK(office.status(here).state == VaultStatus::State::None);
    CHECK_FALSE(office.guard.vault.opened(Actor::system(), here.token));
    CHECK_FALSE(office.guard.vault.opened(Actor::nobody(), here.token));
}

TEST_CASE("a first password that another knows guards no key; the own one does") {
    WithVaults office;
    const auto fresh = office.member("handler", "县民政局", Role::TownDiscipline,
                                     NewOfficer::FirstPassword::MustChange);
    const auto here = office.enter(fresh);
    CHECK_FALSE(office.public_key(fresh.id));

    office.guard.sign_in.change_password(office.actor(fresh.id), fresh.password,
                                         "three unlike words", here.token);

    CHECK(office.is_open(here));
    CHECK(office.guard.vault.unlock(fresh.id, "three unlike words"));
    CHECK_FALSE(office.guard.vault.unlock(fresh.id, fresh.password));
}

TEST_CASE("a change of password keeps the key") {
    WithVaults office;
    const auto handler = office.handler();
    const auto here = office.enter(handler);
    const auto key = office.public_key(handler.id);

    office.guard.sign_in.change_password(office.actor(handler.id), handler.password,
                                         "three unlike words", here.token);

    CHECK(office.public_key(handler.id) == key);
    CHECK(office.is_open(here));
    CHECK(office.is_open(office.enter({handler.id, "three unlike words"})));
    CHECK_FALSE(office.guard.vault.unlock(handler.id, handler.password));
}

TEST_CASE("another's session, another's token and no token open nothing") {
    WithVaults office;
    const auto one = office.enter(office.handler("handler_1"));
    const auto other = office.enter(office.handler("handler_2"));

    CHECK_FALSE(office.is_open({one.id, other.token}));
    CHECK_FALSE(office.is_open({one.id, ""}));
    CHECK_FALSE(office.is_open({one.id, std::string(43, 'A')}));
    office.guard.sessions.close(office.actor(one.id), one.token);
    CHECK_FALSE(office.is_open(one));
}

TEST_CASE("a disabled officer has no vault") {
    WithVaults office;
    const auto handler = office.handler();
    const auto here = office.enter(handler);

    office.guard.officers.disable(Actor::system(), handler.id);

    CHECK_FALSE(office.is_open(here));
    CHECK_FALSE(office.public_key(handler.id));
    CHECK_FALSE(office.guard.vault.unlock(handler.id, handler.password));
    db::Reader reader{office.store.pool()};
    CHECK(office.guard.vault.holders(reader, Permission::HandleComplaint).empty());
}

TEST_CASE("holders are those who may do it there and have a key") {
    WithVaults office;
    const auto handler = office.handler();
    office.enter(handler);
    office.handler("never_here");
    office.enter(office.trustee("trustee_1", "县委组织部"));
    const auto far =
        office.guard.officers.create(Actor::system(), {"far",
                                                       "演示人员",
                                                       "乡镇纪委",
                                                       {{Role::TownDiscipline, other_town}},
                                                       NewOfficer::FirstPassword::Keep});
    office.enter(far);

    db::Reader reader{office.store.pool()};
    const auto all = office.guard.vault.holders(reader, Permission::HandleComplaint);
    const auto near = office.guard.vault.holders(reader, Permission::HandleComplaint, {town});

    REQUIRE(all.size() == 2);
    CHECK(all[0].id == handler.id);
    CHECK(all[0].department == "县民政局");
    CHECK(all[0].public_key.size() == 32);
    REQUIRE(near.size() == 1);
    CHECK(near[0].id == handler.id);
}

TEST_CASE("a key made without a session opens by its password") {
    WithVaults office;
    const auto handler = office.handler();
    db::Transaction tx{office.store.pool()};
    const auto key = office.guard.vault.make(tx, handler.id, handler.password);
    tx.commit();

    const auto opened = office.guard.vault.unlock(handler.id, handler.password);

    REQUIRE(opened);
    CHECK(opened->public_key() == key);
    CHECK_FALSE(office.guard.vault.unlock(handler.id, "another"));
}

TEST_CASE("a second pair made at the same time gives way to the first") {
    WithVaults office;
    const auto handler = office.handler();
    const auto late = office.guard.vault.find(office.actor(handler.id), handler.password);
    const auto here = office.enter(handler);

    const auto second = office.guard.sessions.open(
        handler.id, [&](db::Transaction& tx, const Actor& officer, std::string_view token) {
            office.guard.vault.enter(tx, officer, late, token);
        });

    CHECK_FALSE(office.is_open({handler.id, second}));
    CHECK(office.key_of(here)->public_key() == office.public_key(handler.id));
}

TEST_CASE("a seed is shared anew when the trustees change, and only then") {
    WithVaults office;
    const auto handler = office.handler();
    auto here = office.enter(handler);
    CHECK(office.status(here).pairs == 0);
    CHECK(office.status(here).is_shared);
    const auto one = office.trustee("trustee_1", "县纪委监委");
    office.enter(one);
    office.enter(office.trustee("trustee_2", "县纪委监委"));
    office.enter(office.trustee("trustee_3", "县委组织部"));
    CHECK_FALSE(office.status(here).is_shared);

    here = office.enter(handler);
    CHECK(office.status(here).trustees.size() == 3);
    CHECK(office.status(here).pairs == 2);
    CHECK(office.status(here).is_shared);
    const auto rows = office.audit().size();
    office.enter(handler);
    CHECK(office.audit().size() == rows + 1);

    office.guard.officers.disable(Actor::system(), one.id);
    CHECK_FALSE(office.status(here).is_shared);
    here = office.enter(handler);
    CHECK(office.status(here).pairs == 1);
    CHECK(office.count("SELECT COUNT(*) FROM guard_vault_share s JOIN guard_officer o "
                       "ON o.id = s.trustee_id WHERE o.disabled = 1") == 0);
}

TEST_CASE("a half opens for its owner and pair only") {
    const crypto::BoxKey key{crypto::random_secret(32)};
    const auto half = crypto::random_secret(32);
    const auto sealed = shares::seal_half(half, key.public_key(), OfficerId{7}, 2);

    CHECK(shares::open_half(key, sealed, OfficerId{7}, 2)->view() == half.view());
    CHECK_FALSE(shares::open_half(key, sealed, OfficerId{8}, 2));
    CHECK_FALSE(shares::open_half(key, sealed, OfficerId{7}, 1));
    // What is sealed to a trustee for another end is never handed on as a half.
    const auto other = crypto::seal_to(key.public_key(), half.view()).value();
    CHECK_FALSE(shares::open_half(key, other, OfficerId{7}, 2));
}

}  // namespace guard::test
