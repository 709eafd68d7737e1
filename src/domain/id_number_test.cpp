#include "domain/id_number.hpp"

#include "domain/bank_account.hpp"
#include "domain/keyring.hpp"

#include <doctest/doctest.h>

using domain::IdFault;
using domain::IdNumber;
using namespace std::chrono_literals;

namespace {

constexpr platform::Date today = 2017y / 9 / 30;

IdNumber good(std::string_view text) {
    return std::get<IdNumber>(IdNumber::parse(text, today));
}
IdFault fault(std::string_view text) {
    return std::get<IdFault>(IdNumber::parse(text, today));
}

}  // namespace

TEST_CASE("an identity number tells birth date and sex") {
    auto number = good("430299195206282951");

    CHECK(number.birth_date() == 1952y / 6 / 28);
    CHECK(number.sex() == domain::Sex::Male);
    CHECK(number.issuer() == "430299");
    CHECK(number.masked() == "430299********2951");
}

TEST_CASE("blanks, full-width digits, an apostrophe and a small x are mended") {
    CHECK(good("430299 19520628 2951") == good("430299195206282951"));
    CHECK(good("４３０２９９１９５２０６２８２９５１") == good("430299195206282951"));
    CHECK(good("'430299195206282951") == good("430299195206282951"));
    CHECK(good("43029919530406961x") == good("43029919530406961X"));
}

TEST_CASE("an old number of 15 digits is the same person as its long form") {
    CHECK(good("430299520628295") == good("430299195206282951"));
}

TEST_CASE("an impossible number says why") {
    CHECK(fault("") == IdFault::Missing);
    CHECK(fault("  ") == IdFault::Missing);
    CHECK(fault("430299195206282950") == IdFault::Checksum);
    CHECK(fault("430299197513315433") == IdFault::BirthDate);
    CHECK(fault("430299202001012951") == IdFault::BirthDate);
    CHECK(fault("4.30299195206283E+17") == IdFault::Shape);
    CHECK(fault("43029919520628295") == IdFault::Shape);
}

TEST_CASE(
    "a key joins the same person, is another for an account, and another county cannot make it") {
    domain::Keyring keys{crypto::random_secret(32)};
    domain::Keyring others{crypto::random_secret(32)};
    auto number = good("430299195206282951");

    CHECK(keys.person_key(number) == keys.person_key(good("430299520628295")));
    CHECK(keys.person_key(number) != others.person_key(number));
    CHECK(keys.person_key(number).bytes().size() == 16);
    CHECK(keys.person_key(number).bytes() !=
          keys.account_key(*domain::BankAccount::parse("430299195206282951")).bytes());
}

TEST_CASE("a sealed number is revealed only in its own column") {
    domain::Keyring keys{crypto::random_secret(32)};
    auto sealed = keys.seal(good("430299195206282951"), "payment.id_number");

    CHECK(keys.reveal(sealed, "payment.id_number") == "430299195206282951");
    CHECK_FALSE(keys.reveal(sealed, "payment.account"));
}

TEST_CASE("an account is 9 to 32 digits") {
    CHECK(domain::BankAccount::parse("6230 9018 6764 7597 995"));
    CHECK(domain::BankAccount::parse("623090186764759799５")->masked() == "**** 7995");
    CHECK_FALSE(domain::BankAccount::parse("12345678"));
    CHECK_FALSE(domain::BankAccount::parse("6.23090186764759E+18"));
    CHECK_FALSE(domain::BankAccount::parse("000000000000"));
}

TEST_CASE("a mobile number shows its ends only") {
    CHECK(domain::Phone::parse("139 0733 0000")->masked() == "139****0000");
    CHECK_FALSE(domain::Phone::parse("12907330000"));
}
