#include "compare/near/near_numbers.hpp"

#include <doctest/doctest.h>

#include <random>

using compare::Nearness;
using compare::NearPair;

namespace {

std::uint64_t number(std::string_view digits) {
    return *compare::seventeen_digits(digits);
}

/// The same by comparing every pair.
std::vector<NearPair> by_hand(const std::vector<std::uint64_t>& left,
                              const std::vector<std::uint64_t>& right) {
    std::vector<NearPair> pairs;
    for (std::uint32_t l = 0; l < left.size(); ++l)
        for (std::uint32_t r = 0; r < right.size(); ++r) {
            const auto kind = compare::nearness(left[l], right[r]);
            if (kind && *kind != Nearness::Same) pairs.push_back({l, r, *kind});
        }
    return pairs;
}

}  // namespace

TEST_CASE("one digit or two neighbours apart") {
    const auto one = number("43029919370605283");
    CHECK(compare::nearness(one, number("43029919370605284")) == Nearness::Edit);
    CHECK(compare::nearness(one, number("43029919370605238")) == Nearness::Swap);
    CHECK(compare::nearness(one, number("53029919370605283")) == Nearness::Edit);
    CHECK(compare::nearness(one, number("34029919370605283")) == Nearness::Swap);
    CHECK(compare::nearness(one, one) == Nearness::Same);
    CHECK_FALSE(compare::nearness(one, number("43029919370605294")));
    CHECK_FALSE(compare::nearness(one, number("43029919370605832")));
    CHECK_FALSE(compare::seventeen_digits("4302991937060528"));
    CHECK_FALSE(compare::seventeen_digits("4302991937060528X"));
}

TEST_CASE("the deletion neighbourhood finds what comparing every pair finds") {
    std::mt19937_64 random{7};
    std::vector<std::uint64_t> left;
    std::vector<std::uint64_t> right;
    for (int i = 0; i < 1500; ++i) {
        // Close together, so that many are near; the last digits repeat.
        left.push_back(43029919000000000ULL + random() % 3000 + (random() % 5) * 10'000'000ULL);
        right.push_back(43029919000000000ULL + random() % 3000 + (random() % 5) * 10'000'000ULL);
    }
    left.push_back(0);
    right.push_back(1);
    left.push_back(99999999999999999ULL);
    right.push_back(99999999999999989ULL);
    const auto found = compare::near_pairs(left, right);
    CHECK(found.size() > 1000);
    CHECK(found == by_hand(left, right));
    CHECK(compare::near_pairs({}, right).empty());
}
