#include "platform/crypto/stream.hpp"

#include <doctest/doctest.h>

using crypto::StreamOpener;
using crypto::StreamSealer;

TEST_CASE("a sealed stream opens piece by piece, and only then is whole") {
    const auto key = crypto::random_secret(crypto::stream_key_bytes);
    StreamSealer sealer{key};
    const auto first = sealer.seal("一"), last = sealer.seal_last("二");

    StreamOpener opener{key, sealer.header()};
    CHECK(opener.open(first) == "一");
    CHECK_FALSE(opener.is_whole());
    CHECK(opener.open(last) == "二");
    CHECK(opener.is_whole());
    CHECK(opener.open(last) == std::nullopt);
}

TEST_CASE("a stream in another order, changed, or under another key does not open") {
    const auto key = crypto::random_secret(crypto::stream_key_bytes);
    StreamSealer sealer{key};
    const auto first = sealer.seal("一"), last = sealer.seal_last("二");
    auto changed = first;
    changed.front() = static_cast<char>(changed.front() ^ 1);

    CHECK(StreamOpener(key, sealer.header()).open(last) == std::nullopt);
    CHECK(StreamOpener(key, sealer.header()).open(changed) == std::nullopt);
    CHECK(StreamOpener(key, sealer.header()).open("") == std::nullopt);
    CHECK(StreamOpener(key, "no header").open(first) == std::nullopt);
    CHECK(StreamOpener(crypto::random_secret(32), sealer.header()).open(first) == std::nullopt);
}
