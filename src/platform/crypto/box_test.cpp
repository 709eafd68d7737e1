#include "platform/crypto/box.hpp"

#include <doctest/doctest.h>

namespace {

const crypto::Secret seed{std::string(32, 's')};

}  // namespace

TEST_CASE("a sealed box opens with its key and no other") {
    const crypto::BoxKey key{seed};
    const crypto::BoxKey other{crypto::Secret{std::string(32, 't')}};

    const auto sealed = crypto::seal_to(key.public_key(), "words");

    REQUIRE(sealed);
    CHECK(sealed->find("words") == std::string::npos);
    CHECK(key.open(*sealed) == "words");
    CHECK_FALSE(other.open(*sealed));
    CHECK_FALSE(key.open(sealed->substr(1)));
    CHECK_FALSE(key.open(""));
    auto changed = *sealed;
    changed.back() = static_cast<char>(changed.back() ^ 1);
    CHECK_FALSE(key.open(changed));
    CHECK_FALSE(crypto::seal_to("short", "words"));
}

TEST_CASE("one seed always makes the same key") {
    CHECK(crypto::BoxKey{seed}.public_key() == crypto::BoxKey{seed}.public_key());
    CHECK(crypto::BoxKey{seed}.public_key().size() == 32);
}

TEST_CASE("padding hides the length and comes off again") {
    CHECK(crypto::padded("", 64).size() == 64);
    CHECK(crypto::padded(std::string(63, 'x'), 64).size() == 64);
    CHECK(crypto::padded(std::string(64, 'x'), 64).size() == 128);
    const std::string tricky("a\x80\0\0", 4);
    CHECK(crypto::unpadded(crypto::padded(tricky, 64)) == tricky);
    CHECK(crypto::unpadded(crypto::padded("", 64)) == "");
    CHECK_FALSE(crypto::unpadded(std::string(64, '\0')));
    CHECK_FALSE(crypto::unpadded("plain"));
}
