#include "guard/sign_in.hpp"

#include "guard/base32.hpp"
#include "guard/office_test.hpp"
#include "platform/crypto/password.hpp"
#include "platform/testing/refused.hpp"

namespace guard::test {

using namespace std::chrono_literals;

namespace {

std::string from_base32(std::string_view text) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    unsigned pending = 0;
    int bits = 0;
    for (const char c : text) {
        pending = (pending << 5 | static_cast<unsigned>(letters.find(c))) & 0xFFFF;
        bits += 5;
        if (bits >= 8) out += static_cast<char>(pending >> (bits -= 8) & 255);
    }
    return out;
}

/// An office with one clerk and, if wanted, their second factor in force.
struct WithClerk : Office {
    FreshPassword clerk = add("clerk_minzheng", {{Role::DepartmentClerk, county, "县民政局"}});
    std::string key;

    std::optional<OfficerId> enter(std::string_view password,
                                   const std::optional<std::string>& code = std::nullopt) {
        return guard.sign_in.check("clerk_minzheng", password, code);
    }
    void fail(int times) {
        for (int i = 0; i < times; ++i)
            CHECK_REFUSED(Unauthenticated, enter("not-the-password"));
    }
    std::string code(int steps_from_now = 0) const {
        return crypto::totp(key, platform::to_millis(clock.now()) / 30'000 + steps_from_now);
    }
    void set_second_factor() {
        key = from_base32(guard.sign_in.begin_second_factor(actor(clerk.id)).secret);
        guard.sign_in.confirm_second_factor(actor(clerk.id), code());
        pass(1min);
    }
};

std::string message_of(WithClerk& office, std::string_view login, std::string_view password) {
    try {
        office.guard.sign_in.check(login, password, std::nullopt);
    } catch (const platform::Refusal& refusal) {
        return refusal.what();
    }
    return "";
}

}  // namespace

TEST_CASE("the right password opens and nothing else does") {
    WithClerk office;

    CHECK(office.enter(office.clerk.password) == office.clerk.id);
    CHECK_REFUSED(Unauthenticated, office.enter("not-the-password"));
    CHECK_REFUSED(Unauthenticated, office.enter(""));
}

TEST_CASE("a refusal never tells whether the login, the password or the lock was the reason") {
    WithClerk office;
    const auto wrong_login = message_of(office, "nobody_here", "not-the-password");
    const auto wrong_password = message_of(office, "clerk_minzheng", "not-the-password");
    office.fail(4);
    const auto locked = message_of(office, "clerk_minzheng", office.clerk.password);
    office.pass(15min);
    office.guard.officers.disable(Actor::system(), office.clerk.id);
    const auto disabled = message_of(office, "clerk_minzheng", office.clerk.password);

    CHECK_FALSE(wrong_login.empty());
    CHECK(wrong_password == wrong_login);
    CHECK(locked == wrong_login);
    CHECK(disabled == wrong_login);
}

TEST_CASE("five failures lock the account for fifteen minutes, even for the right password") {
    WithClerk office;

    office.fail(5);

    CHECK_REFUSED(Unauthenticated, office.enter(office.clerk.password));
    office.pass(15min - 1ms);
    CHECK_REFUSED(Unauthenticated, office.enter(office.clerk.password));
    office.pass(1ms);
    CHECK(office.enter(office.clerk.password) == office.clerk.id);
}

TEST_CASE("four failures and a success start the count anew") {
    WithClerk office;

    office.fail(4);
    CHECK(office.enter(office.clerk.password));
    office.fail(4);

    CHECK(office.enter(office.clerk.password));
}

TEST_CASE("failed sign-ins are on record without what was typed") {
    WithClerk office;

    CHECK_REFUSED(Unauthenticated, office.guard.sign_in.check("my-secret", "x", std::nullopt));
    office.fail(1);

    const auto rows = office.audit();
    CHECK(rows[0].action == "session.refuse");
    CHECK(rows[0].subject == "officer:" + std::to_string(office.clerk.id.value()));
    CHECK(rows[1].subject == "officer:unknown");
    CHECK_FALSE(office.verify());
}

TEST_CASE("with a second factor the password alone is not enough") {
    WithClerk office;
    office.set_second_factor();

    CHECK_FALSE(office.enter(office.clerk.password).has_value());
    CHECK_REFUSED(Unauthenticated, office.enter(office.clerk.password, "000000"));
    CHECK(office.enter(office.clerk.password, office.code()) == office.clerk.id);
}

TEST_CASE("a code works once, and no older one works after it") {
    WithClerk office;
    office.set_second_factor();
    const auto before = office.code(-1);
    const auto now = office.code();

    CHECK(office.enter(office.clerk.password, now));

    CHECK_REFUSED(Unauthenticated, office.enter(office.clerk.password, now));
    CHECK_REFUSED(Unauthenticated, office.enter(office.clerk.password, before));
    office.pass(30s);
    CHECK(office.enter(office.clerk.password, office.code()));
}

TEST_CASE("a telephone's clock may be one step off, not two") {
    WithClerk office;
    office.set_second_factor();
    office.pass(5min);

    CHECK_REFUSED(Unauthenticated, office.enter(office.clerk.password, office.code(-2)));
    CHECK_REFUSED(Unauthenticated, office.enter(office.clerk.password, office.code(2)));
    CHECK(office.enter(office.clerk.password, office.code(-1)));
    CHECK(office.enter(office.clerk.password, office.code(1)));
}

TEST_CASE("wrong codes lock like wrong passwords") {
    WithClerk office;
    office.set_second_factor();

    for (int i = 0; i < 5; ++i)
        CHECK_REFUSED(Unauthenticated, office.enter(office.clerk.password, "abcdef"));

    CHECK_REFUSED(Unauthenticated, office.enter(office.clerk.password, office.code()));
}

TEST_CASE("a second factor in force is not replaced by who merely holds the session") {
    WithClerk office;
    office.set_second_factor();

    CHECK_REFUSED(Conflict,
                  office.guard.sign_in.begin_second_factor(office.actor(office.clerk.id)));
}

TEST_CASE("an unconfirmed second factor asks for nothing yet") {
    WithClerk office;
    office.guard.sign_in.begin_second_factor(office.actor(office.clerk.id));

    CHECK_REFUSED(Invalid, office.guard.sign_in.confirm_second_factor(office.actor(office.clerk.id),
                                                                      "12345"));
    CHECK(office.enter(office.clerk.password) == office.clerk.id);
}

TEST_CASE("a changed password is the only one that works") {
    WithClerk office;
    const auto clerk = office.actor(office.clerk.id);

    office.guard.sign_in.change_password(clerk, office.clerk.password, "三个 不相干 的词 行", {});

    CHECK_REFUSED(Unauthenticated, office.enter(office.clerk.password));
    CHECK(office.enter("三个 不相干 的词 行") == office.clerk.id);
}

TEST_CASE("a password changes only against the old one, and to a strong one") {
    WithClerk office;
    const auto clerk = office.actor(office.clerk.id);
    auto& sign_in = office.guard.sign_in;
    const auto& old = office.clerk.password;

    CHECK_REFUSED(Invalid, sign_in.change_password(clerk, "wrong", "correct horse battery", {}));
    CHECK_REFUSED(Invalid, sign_in.change_password(clerk, old, old, {}));
    CHECK_REFUSED(Invalid, sign_in.change_password(clerk, old, "short", {}));
    CHECK_REFUSED(Invalid, sign_in.change_password(clerk, old, "Clerk_Minzheng", {}));
    CHECK_REFUSED(Invalid, sign_in.change_password(clerk, old, "clerk_minzheng123", {}));
    CHECK_REFUSED(Invalid, sign_in.change_password(clerk, old, "Password2017", {}));
    CHECK_REFUSED(Invalid, sign_in.change_password(clerk, old, "1234567890", {}));
    CHECK_REFUSED(Invalid, sign_in.change_password(clerk, old, "aaaaaaaaaaaa", {}));
}

TEST_CASE("random passwords differ and pass the test themselves") {
    const auto one = random_password();

    CHECK(one.size() == 19);
    CHECK(one != random_password());
    CHECK_NOTHROW(require_strong(one, "clerk"));
}

TEST_CASE("base32 is RFC 4648's") {
    CHECK(to_base32("") == "");
    CHECK(to_base32("f") == "MY");
    CHECK(to_base32("fooba") == "MZXW6YTB");
    CHECK(to_base32("foobar") == "MZXW6YTBOI");
}

}  // namespace guard::test
