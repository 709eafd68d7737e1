#include "guard/vault/vault_test.hpp"
#include "platform/testing/refused.hpp"

namespace guard::test {

using namespace std::chrono_literals;
using State = VaultRecovery::State;

TEST_CASE("two trustees of two bodies give a lost vault back") {
    WithLoss office;
    const auto case_key = crypto::seal_to(office.key, "案件钥匙").value();
    CHECK(office.status(office.back).state == VaultStatus::State::Locked);

    const auto id = office.ask();
    const auto waiting = office.guard.recoveries.open(office.actor(office.one.id));
    REQUIRE(waiting.size() == 1);
    CHECK(waiting[0].name == "演示handler");
    CHECK(waiting[0].department == "县民政局");
    CHECK(waiting[0].reason == "忘记了密码");
    office.consent(office.first, id);
    CHECK_FALSE(office.status(office.back).recovery->is_whole);
    office.consent(office.third, id);
    CHECK(office.status(office.back).recovery->is_whole);
    office.finish();

    const auto key = office.key_of(office.back);
    REQUIRE(key);
    CHECK(key->public_key() == office.key);
    CHECK(key->open(case_key) == "案件钥匙");
    CHECK(office.is_open(office.enter({office.lost.id, WithLoss::own})));
    CHECK(office.status(office.back).recovery->state == State::Done);
    CHECK(office.count("SELECT COUNT(*) FROM guard_vault_piece") == 0);
    CHECK(office.count("SELECT COUNT(*) FROM guard_vault_recovery WHERE wrapped IS NOT NULL") == 0);
}

TEST_CASE("each step of a recovery is on record, without a key") {
    WithLoss office;
    const auto before = office.audit().size();
    const auto id = office.ask();
    office.consent(office.first, id);
    office.consent(office.third, id);
    office.finish();

    auto rows = office.audit();
    rows.resize(rows.size() - before);
    REQUIRE(rows.size() == 4);
    CHECK(rows[3].action == "vault.recovery_ask");
    CHECK(rows[3].detail == R"({"recovery":"1","reason":"忘记了密码"})");
    CHECK(rows[2].action == "vault.recovery_consent");
    CHECK(rows[2].officer == "演示trustee_1");
    CHECK(rows[1].officer == "演示trustee_3");
    CHECK(rows[0].action == "vault.recovery_finish");
    CHECK(rows[0].detail == R"({"recovery":"1"})");
    CHECK_FALSE(office.verify());
}

TEST_CASE("after a manager's reset nothing opens without recovery") {
    WithLoss office;

    CHECK_FALSE(office.is_open(office.back));
    CHECK_FALSE(office.guard.vault.unlock(office.lost.id, WithLoss::own));
    CHECK_FALSE(office.is_open(office.enter({office.lost.id, WithLoss::own})));
    CHECK(office.public_key(office.lost.id) == office.key);
    CHECK_REFUSED(Conflict, office.finish());
}

TEST_CASE("one trustee alone, and two of one body, give nothing back") {
    WithLoss office;
    const auto id = office.ask();

    office.consent(office.first, id);
    CHECK_REFUSED(Conflict, office.finish());
    CHECK_REFUSED(Conflict, office.consent(office.first, id));
    CHECK_REFUSED(Conflict, office.consent(office.second, id));
    CHECK_REFUSED(Conflict, office.finish());
    // Even where their halves lie side by side there is no pair of theirs.
    db::Transaction tx{office.store.pool()};
    tx.run("UPDATE guard_vault_consent SET department = 'elsewhere'");
    tx.commit();
    office.consent(office.second, id);
    CHECK_REFUSED(Conflict, office.finish());
    CHECK_FALSE(office.is_open(office.back));
}

TEST_CASE("nobody but a trustee consents, and none for themself") {
    WithLoss office;
    const auto id = office.ask();
    const auto other = office.enter(office.handler("other"));
    CHECK_REFUSED(Forbidden, office.consent(other, id));
    CHECK_REFUSED(Forbidden,
                  office.guard.recoveries.refuse(office.actor(other.id), id, "不认识他"));
    CHECK_REFUSED(Forbidden, office.guard.recoveries.open(office.actor(other.id)));

    office.guard.officers.set_grants(
        Actor::system(), office.lost.id,
        {{Role::TownDiscipline, county}, {Role::VaultTrustee, county}});
    const auto asking = office.actor(office.lost.id);
    CHECK_REFUSED(Conflict, office.guard.recoveries.consent(asking, *office.key_of(office.first),
                                                            id, "我本人同意"));
    CHECK_REFUSED(Conflict, office.guard.recoveries.refuse(asking, id, "我本人拒绝"));
    CHECK(office.guard.recoveries.open(asking).empty());
}

TEST_CASE("a trustee whose own vault is lost gets it back from the others") {
    WithLoss office;
    office.enter(office.three);  // shares the seed among the first two, who are of one body
    CHECK(office.status(office.third).pairs == 0);
    office.enter(office.one);
    CHECK(office.status(office.first).pairs == 1);
    const auto fresh = office.guard.officers.reset(Actor::system(), office.one.id);
    office.guard.sign_in.change_password(office.actor(office.one.id), fresh.password, "another one",
                                         "");
    const auto back = office.enter({office.one.id, "another one"});
    const auto id = office.guard.recoveries.ask(office.actor(office.one.id), "换了手机忘记密码",
                                                "another one", back.token);

    office.consent(office.second, id);
    office.consent(office.third, id);
    office.guard.recoveries.finish(office.actor(office.one.id), "another one", back.token);

    CHECK(office.is_open(back));
}

TEST_CASE("a request ends after seven days, when refused, withdrawn or reset, and opens nothing") {
    WithLoss office;
    auto id = office.ask();
    office.consent(office.first, id);
    office.consent(office.third, id);

    SUBCASE("expired") {
        office.pass(7 * 24h);
        CHECK(office.status(office.back).recovery->state == State::Expired);
        CHECK(office.guard.recoveries.open(office.actor(office.one.id)).empty());
        CHECK_REFUSED(Conflict, office.finish());
        office.ask();
        CHECK(office.count("SELECT COUNT(*) FROM guard_vault_recovery WHERE state = 'expired' "
                           "AND wrapped IS NULL") == 1);
    }
    SUBCASE("refused") {
        office.guard.recoveries.refuse(office.actor(office.two.id), id, "不是本人来办");
        CHECK(office.status(office.back).recovery->closing_reason == "不是本人来办");
        CHECK_REFUSED(Conflict, office.consent(office.second, id));
    }
    SUBCASE("withdrawn") {
        office.guard.recoveries.withdraw(office.actor(office.lost.id));
        CHECK_REFUSED(Conflict, office.guard.recoveries.withdraw(office.actor(office.lost.id)));
    }
    SUBCASE("reset") {
        office.guard.officers.reset(Actor::system(), office.lost.id);
        CHECK(office.count("SELECT COUNT(*) FROM guard_vault_recovery WHERE state = 'open'") == 0);
    }
    SUBCASE("disabled") {
        office.guard.officers.disable(Actor::system(), office.lost.id);
        CHECK(office.guard.recoveries.open(office.actor(office.one.id)).empty());
    }

    CHECK(office.count("SELECT COUNT(*) FROM guard_vault_piece") == 0);
    CHECK_FALSE(office.is_open(office.back));
}

TEST_CASE("a seven days' old request is refused to trustees") {
    WithLoss office;
    const auto id = office.ask();

    office.pass(7 * 24h);

    CHECK_REFUSED(Conflict, office.consent(office.first, id));
    CHECK_REFUSED(NotFound, office.consent(office.first, VaultRecoveryId{99}));
}

TEST_CASE("asking wants a lost vault, a reason without numbers and the password of today") {
    WithLoss office;
    auto& recoveries = office.guard.recoveries;
    const auto lost = office.actor(office.lost.id);
    const auto& token = office.back.token;
    const auto* own = WithLoss::own;

    CHECK_REFUSED(Invalid, recoveries.ask(lost, "忘", own, token));
    CHECK_REFUSED(Invalid, recoveries.ask(lost, "忘了，请打 13800138000", own, token));
    CHECK_REFUSED(Invalid, recoveries.ask(lost, "忘记了密码", "not-the-password", token));
    CHECK_REFUSED(Conflict, recoveries.ask(office.actor(office.one.id), "忘记了密码",
                                           office.one.password, office.first.token));
    office.ask();
    CHECK_REFUSED(Conflict, office.ask());
}

TEST_CASE("a wrong password in these forms counts like one at sign-in") {
    WithLoss office;
    const auto lost = office.actor(office.lost.id);
    for (int i = 0; i < 5; ++i)
        CHECK_REFUSED(Invalid, office.guard.recoveries.finish(lost, "guess", office.back.token));

    CHECK_REFUSED(TooMany, office.finish());
}

TEST_CASE("nobody asks under a password that the manager knows") {
    WithLoss office;
    const auto fresh = office.guard.officers.reset(Actor::system(), office.lost.id);
    const auto back = office.enter(fresh);

    CHECK_REFUSED(Conflict, office.guard.recoveries.ask(office.actor(fresh.id), "忘记了密码",
                                                        fresh.password, back.token));
}

TEST_CASE("a password changed while a request waits takes the request along") {
    WithLoss office;
    const auto id = office.ask();
    office.consent(office.first, id);
    const auto lost = office.actor(office.lost.id);

    office.guard.sign_in.change_password(lost, WithLoss::own, "four very unlike words",
                                         office.back.token);
    office.consent(office.third, id);

    CHECK_REFUSED(Invalid, office.finish());
    office.guard.recoveries.finish(lost, "four very unlike words", office.back.token);
    CHECK(office.is_open(office.back));
}

TEST_CASE("where no two bodies hold halves there is no way back, and that is said") {
    WithVaults office;
    office.enter(office.trustee("trustee_1", "县纪委监委"));
    office.enter(office.trustee("trustee_2", "县纪委监委"));
    const auto handler = office.handler();
    CHECK(office.status(office.enter(handler)).pairs == 0);
    const auto fresh = office.guard.officers.reset(Actor::system(), handler.id);
    office.guard.sign_in.change_password(office.actor(handler.id), fresh.password,
                                         "three unlike words", "");
    const auto back = office.enter({handler.id, "three unlike words"});

    CHECK_REFUSED(Conflict, office.guard.recoveries.ask(office.actor(handler.id), "忘记了密码",
                                                        "three unlike words", back.token));
}

}  // namespace guard::test
