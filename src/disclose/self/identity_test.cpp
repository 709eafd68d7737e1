#include "disclose/self/payee_test.hpp"

namespace disclose::test {

namespace {

using namespace std::chrono_literals;

/// A reader of cards that the county trusts, and one that it does not.
struct Readers : PayeeCounty {
    crypto::SigningKey reader{crypto::Secret{std::string(32, 'r')}};
    crypto::SigningKey forger{crypto::Secret{std::string(32, 'f')}};
    LookUps doors{office, {{"kiosk-1", IdentitySource::Kind::Card, reader.public_key()}}};

    IdentityAssertion assertion(std::string_view number, const std::string& challenge = "c1") {
        IdentityAssertion out{"kiosk-1",
                              challenge,
                              platform::to_millis(clock.now()),
                              *crypto::seal_to(keys.box_key().public_key(), number),
                              {}};
        out.signature = reader.sign(signed_text(out));
        return out;
    }
};

const std::string here(32, 'a'), elsewhere(32, 'b');

}  // namespace

TEST_CASE("a card on a trusted reader opens its holder's payments, and it is written down") {
    Readers county;
    county.pay(payee_number, {{"S1"}});

    const auto account = county.doors.by_identity(county.assertion(payee_number), here);

    REQUIRE(account);
    CHECK(account->payments.size() == 1);
    CHECK_FALSE(account->code_until);
    CHECK(account->sightings.front().what == "look_card");
    CHECK(county.audited("disclose.look_up") == 1);
}

TEST_CASE("a person without a payment gets an empty account, not a refusal") {
    Readers county;

    const auto account = county.doors.by_identity(county.assertion(stranger_number), here);

    REQUIRE(account);
    CHECK(account->payments.empty());
    CHECK(account->masked_name.empty());
}

TEST_CASE("an assertion is good once, but for the answer it already had") {
    Readers county;
    const auto assertion = county.assertion(payee_number);

    CHECK(county.doors.by_identity(assertion, here));
    CHECK_FALSE(county.doors.by_identity(assertion, elsewhere));
    CHECK(county.doors.by_identity(assertion, here));
    CHECK_FALSE(county.doors.by_identity(county.assertion(stranger_number), elsewhere));
    CHECK(county.doors.by_identity(county.assertion(stranger_number, "c2"), elsewhere));
}

TEST_CASE(
    "an assertion of an unknown source, changed, stale, from the future or of no number is worth "
    "nothing") {
    Readers county;
    auto forged = county.assertion(payee_number);
    forged.signature = county.forger.sign(signed_text(forged));
    auto renamed = county.assertion(payee_number);
    renamed.source = "kiosk-2";
    auto swapped = county.assertion(payee_number);
    swapped.sealed = county.assertion(stranger_number).sealed;
    auto other_challenge = county.assertion(payee_number);
    other_challenge.challenge = "c9";
    const auto no_number = county.assertion("430299194503020022");
    const auto in_time = county.assertion(payee_number, "c3");

    for (const auto& bad : {forged, renamed, swapped, other_challenge, no_number})
        CHECK_FALSE(county.doors.by_identity(bad, here));
    county.clock.set(county.clock.now() + assertion_lasts + 1s);
    CHECK_FALSE(county.doors.by_identity(in_time, here));
    county.clock.set(county.clock.now() - 2 * assertion_lasts - 2s);
    CHECK_FALSE(county.doors.by_identity(in_time, here));
    CHECK(county.audited("disclose.look_up") == 0);
}

}  // namespace disclose::test
