#include "platform/core/encoding.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/password.hpp"
#include "platform/crypto/seal.hpp"
#include "platform/crypto/signature.hpp"

#include <doctest/doctest.h>

#include <set>

using crypto::Secret;
using platform::to_hex;

TEST_CASE("HMAC-SHA-256 agrees with RFC 4231 case 2") {
    CHECK(
        to_hex(crypto::bytes(crypto::Hmac{Secret{"Jefe"}}.sign("what do ya want for nothing?"))) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST_CASE("HMAC-SHA-256 agrees with RFC 4231 case 6, whose key is longer than a block") {
    const crypto::Hmac hmac{Secret{std::string(131, '\xaa')}};

    CHECK(to_hex(
              crypto::bytes(hmac.sign("Test Using Larger Than Block-Size Key - Hash Key First"))) ==
          "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("HKDF agrees with RFC 5869 case 3, which has no salt") {
    Secret key{std::string(22, '\x0b')};

    CHECK(to_hex(crypto::derive(key, "", 42).view()) ==
          "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
}

TEST_CASE("SHA-256 in pieces is SHA-256 of the whole") {
    crypto::Sha256 hash;

    CHECK(hash.add("ab").add("c").finish() == crypto::sha256("abc"));
    CHECK(to_hex(crypto::bytes(hash.add("abc").finish())) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("TOTP agrees with RFC 6238 at 59 seconds") {
    CHECK(crypto::totp("12345678901234567890", 59 / 30) == "287082");
}

TEST_CASE("a sealed field opens only with its key and its context") {
    crypto::FieldCipher cipher{crypto::random_secret(32)};
    auto sealed = cipher.seal("430299195206282951", "payment.id");

    CHECK(cipher.open(sealed, "payment.id") == "430299195206282951");
    CHECK_FALSE(cipher.open(sealed, "payment.account"));
    CHECK_FALSE(crypto::FieldCipher{crypto::random_secret(32)}.open(sealed, "payment.id"));
    sealed.back() = static_cast<char>(sealed.back() ^ 1);
    CHECK_FALSE(cipher.open(sealed, "payment.id"));
    CHECK_FALSE(cipher.open("", "payment.id"));
}

TEST_CASE("ciphers that take turns keep their keys apart") {
    const crypto::FieldCipher one{crypto::random_secret(32)};
    const crypto::FieldCipher other{crypto::random_secret(32)};
    const auto first = one.seal("一", "");
    const auto second = other.seal("二", "");
    const auto third = one.seal("三", "");

    CHECK(one.open(first, "") == "一");
    CHECK_FALSE(one.open(second, ""));
    CHECK(one.open(third, "") == "三");
    CHECK(other.open(second, "") == "二");
}

TEST_CASE("no nonce is used twice, whatever the number of fields") {
    const crypto::FieldCipher cipher{crypto::random_secret(32)};
    std::set<std::string> nonces;
    for (int i = 0; i < 1000; ++i)
        nonces.insert(cipher.seal("x", "").substr(1, 12));

    CHECK(nonces.size() == 1000);
}

TEST_CASE("the same field sealed twice does not look the same") {
    crypto::FieldCipher cipher{crypto::random_secret(32)};

    CHECK(cipher.seal("x", "") != cipher.seal("x", ""));
}

TEST_CASE("a wrapped key opens only with its passphrase") {
    auto key = crypto::random_secret(32);
    auto wrapped = crypto::wrap(key, "一句话");

    CHECK(crypto::unwrap(wrapped, "一句话")->view() == key.view());
    CHECK_FALSE(crypto::unwrap(wrapped, "另一句"));
}

TEST_CASE("a signature holds for its message and key only") {
    crypto::SigningKey key{crypto::random_secret(32)};
    auto signature = key.sign("checkpoint");

    CHECK(crypto::signature_holds(signature, "checkpoint", key.public_key()));
    CHECK_FALSE(crypto::signature_holds(signature, "checkpoin", key.public_key()));
    CHECK_FALSE(crypto::signature_holds("", "checkpoint", key.public_key()));
}

TEST_CASE("a password matches its own hash only") {
    auto hash = crypto::hash_password("correct horse");

    CHECK(crypto::password_matches("correct horse", hash));
    CHECK_FALSE(crypto::password_matches("correct hors", hash));
}
