#include "guard/sessions.hpp"

#include "guard/office_test.hpp"
#include "platform/testing/refused.hpp"

namespace guard::test {

using namespace std::chrono_literals;

namespace {

struct WithSession : Office {
    FreshPassword clerk = add("clerk_minzheng", {{Role::DepartmentClerk, county, "县民政局"}});
    std::string token = guard.sessions.open(clerk.id);

    bool alive() { return guard.sessions.resolve(token).has_value(); }
    void work(std::chrono::minutes time) {
        for (; time > 0min; time -= 10min) {
            pass(10min);
            guard.sessions.resolve(token);
        }
    }
};

}  // namespace

TEST_CASE("a session answers its officer with their grants") {
    WithSession office;

    const auto found = office.guard.sessions.resolve(office.token);

    REQUIRE(found);
    CHECK(found->id == office.clerk.id);
    CHECK(found->login == "clerk_minzheng");
    CHECK(found->grants == std::vector<Grant>{{Role::DepartmentClerk, county, "县民政局"}});
}

TEST_CASE("what is no token opens nothing") {
    WithSession office;

    CHECK_FALSE(office.guard.sessions.resolve(""));
    CHECK_FALSE(office.guard.sessions.resolve(std::string(43, 'A')));
    CHECK_FALSE(office.guard.sessions.resolve(office.token + "A"));
}

TEST_CASE("the store holds no token") {
    WithSession office;
    db::Reader reader{office.store.pool()};

    const auto found =
        reader.one("SELECT COUNT(*) FROM guard_session WHERE token_hash = $1",
                   {db::Blob{office.token}}, [](const db::Row& row) { return row.integer(0); });

    CHECK(found == 0);
}

TEST_CASE("a session ends after fifteen minutes of rest") {
    WithSession office;

    office.pass(15min - 1ms);
    CHECK(office.alive());
    office.pass(15min);
    CHECK_FALSE(office.alive());
}

TEST_CASE("a session ends after eight hours, whatever its officer does") {
    WithSession office;

    office.work(7h + 50min);
    CHECK(office.alive());
    office.pass(10min);
    CHECK_FALSE(office.alive());
}

TEST_CASE("signing out ends that session alone") {
    WithSession office;
    const auto other = office.guard.sessions.open(office.clerk.id);

    office.guard.sessions.close(office.actor(office.clerk.id), office.token);

    CHECK_FALSE(office.alive());
    CHECK(office.guard.sessions.resolve(other));
}

TEST_CASE("a disabled officer is out at once") {
    WithSession office;

    office.guard.officers.disable(Actor::system(), office.clerk.id);
    CHECK_FALSE(office.alive());
    office.guard.officers.enable(Actor::system(), office.clerk.id);
    CHECK_FALSE(office.alive());
}

TEST_CASE("a changed password ends the officer's other sessions") {
    WithSession office;
    const auto other = office.guard.sessions.open(office.clerk.id);

    office.guard.sign_in.change_password(office.actor(office.clerk.id), office.clerk.password,
                                         "three unlike words", office.token);

    CHECK(office.alive());
    CHECK_FALSE(office.guard.sessions.resolve(other));
}

TEST_CASE("a CSRF token holds for its own session only") {
    WithSession office;
    const auto& sessions = office.guard.sessions;
    const auto other = office.guard.sessions.open(office.clerk.id);

    CHECK(sessions.csrf_holds(office.token, sessions.csrf(office.token)));
    CHECK_FALSE(sessions.csrf_holds(office.token, sessions.csrf(other)));
    CHECK_FALSE(sessions.csrf_holds(office.token, ""));
}

}  // namespace guard::test
