#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace compare {

/// The first 17 digits of an identity number as one number; nothing where they are none.
std::optional<std::uint64_t> seventeen_digits(std::string_view number);

enum class Nearness { Same, Edit, Swap };

/// How two numbers of 17 digits lie to each other: one digit differs, or two neighbours have
/// changed places; nothing if farther apart.
std::optional<Nearness> nearness(std::uint64_t left, std::uint64_t right);

struct NearPair {
    std::uint32_t left = 0, right = 0;  ///< where they stand in the two lists
    Nearness kind = Nearness::Edit;

    friend auto operator<=>(const NearPair&, const NearPair&) = default;
};

/// Every pair, one of each list, that is one edit or one swap apart, in order, without equal ones.
/// Through the deletion neighbourhood: two such numbers become the same when one digit of each is
/// left out, so that equal remainders find all of them (Bocek, Hunt and Stiller, "Fast similarity
/// search in large dictionaries", 2007). Time grows with the lists (17 remainders a number), not
/// with their product; memory with the shorter one.
std::vector<NearPair> near_pairs(std::span<const std::uint64_t> left,
                                 std::span<const std::uint64_t> right);

}  // namespace compare
