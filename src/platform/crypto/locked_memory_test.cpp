#include "platform/crypto/locked_memory.hpp"

#include "platform/crypto/secret.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

using namespace crypto;

TEST_CASE("A key's place is wiped before another key has it") {
    unsigned char* first = locked::take(32);
    std::fill_n(first, 32, static_cast<unsigned char>('k'));
    locked::give_back(first, 32);
    unsigned char* again = locked::take(32);
    CHECK(again == first);
    CHECK(std::all_of(again, again + 32, [](unsigned char byte) { return byte == 0; }));
    locked::give_back(again, 32);
}

TEST_CASE("Keys of all sizes lie beside each other, many at once and from several threads") {
    const auto fill = [](char letter) {
        std::vector<Secret> keys;
        keys.reserve(1'000);
        for (std::size_t size = 0; size < 1'000; ++size)
            keys.emplace_back(std::string(size % 100, letter));
        for (std::size_t size = 0; size < 1'000; ++size)
            CHECK(keys[size].view() == std::string(size % 100, letter));
    };
    std::vector<std::thread> threads;
    for (const char letter : {'a', 'b', 'c', 'd'})
        threads.emplace_back(fill, letter);
    for (auto& thread : threads)
        thread.join();
}
