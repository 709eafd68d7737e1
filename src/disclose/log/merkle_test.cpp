#include "disclose/log/merkle.hpp"

#include "disclose/log/checkpoint.hpp"
#include "platform/core/encoding.hpp"

#include <doctest/doctest.h>

using disclose::Digest;

namespace {

std::string hex(const Digest& digest) {
    return platform::to_hex(crypto::bytes(digest));
}

/// The eight leaves that the Certificate Transparency projects test with.
const std::array<std::string, 8> leaves{
    std::string(),
    std::string(1, '\0'),
    std::string("\x10"),
    std::string("\x20\x21"),
    std::string("\x30\x31"),
    std::string("\x40\x41\x42\x43"),
    std::string("\x50\x51\x52\x53\x54\x55\x56\x57"),
    std::string("\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f")};

disclose::Edge tree(std::size_t size) {
    disclose::Edge edge;
    for (std::size_t i = 0; i < size; ++i)
        edge.append(disclose::leaf_hash(leaves.at(i)));
    return edge;
}

Digest leaf_at(std::uint64_t index) {
    return disclose::leaf_hash(leaves.at(index));
}

}  // namespace

TEST_CASE("roots are those of the RFC 6962 reference tree") {
    CHECK(hex(tree(0).root()) ==
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(hex(tree(1).root()) ==
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    CHECK(hex(tree(2).root()) ==
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    CHECK(hex(tree(3).root()) ==
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
    CHECK(hex(tree(8).root()) ==
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

TEST_CASE("an edge goes on where it was left") {
    auto edge = tree(5);
    disclose::Edge again{edge.size(), edge.bytes()};

    again.append(leaf_at(5));

    CHECK(again.root() == tree(6).root());
}

TEST_CASE("every leaf of every tree up to eight is proved, and no other in its place") {
    for (std::uint64_t size = 1; size <= 8; ++size) {
        for (std::uint64_t index = 0; index < size; ++index) {
            const auto path = disclose::inclusion_path(index, size, leaf_at);
            const auto root = tree(size).root();
            CHECK(disclose::inclusion_holds(leaf_at(index), index, size, path, root));
            CHECK_FALSE(
                disclose::inclusion_holds(leaf_at((index + 1) % 8), index, size, path, root));
            CHECK_FALSE(disclose::inclusion_holds(leaf_at(index), index + 1, size, path, root));
        }
    }
}

TEST_CASE("a checkpoint's note opens with its key and with no other") {
    const crypto::SigningKey key{crypto::Secret{std::string(32, 's')}};
    const crypto::SigningKey other{crypto::Secret{std::string(32, 't')}};
    const auto note = disclose::signed_note({"mingbai/430299", 8, tree(8).root()}, key);

    const auto opened = disclose::open_note(note, key.public_key());

    REQUIRE(opened);
    CHECK(opened->size == 8);
    CHECK(opened->root == tree(8).root());
    CHECK_FALSE(disclose::open_note(note, other.public_key()));
    auto forged = note;
    forged[forged.find("\n8\n") + 1] = '9';
    CHECK_FALSE(disclose::open_note(forged, key.public_key()));
}
