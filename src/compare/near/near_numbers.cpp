#include "compare/near/near_numbers.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace compare {

namespace {

constexpr int digits = 17;

constexpr std::array<std::uint64_t, digits + 1> powers = [] {
    std::array<std::uint64_t, digits + 1> made{1};
    for (std::size_t i = 1; i < made.size(); ++i)
        made[i] = made[i - 1] * 10;
    return made;
}();

/// The digit that is worth 10^place.
std::uint64_t digit(std::uint64_t number, int place) {
    return number / powers[static_cast<std::size_t>(place)] % 10;
}

/// Gives the sixteen digits that remain when one is left out, each once.
template <class Use>
void each_remainder(std::uint64_t number, Use use) {
    for (int place = 0; place < digits; ++place) {
        // Leaving out one of several equal neighbours leaves the same.
        if (place > 0 && digit(number, place) == digit(number, place - 1)) continue;
        const auto power = powers[static_cast<std::size_t>(place)];
        use(number / (power * 10) * power + number % power);
    }
}

/// A remainder and whose it is.
struct Remainder {
    std::uint64_t rest = 0;
    std::uint32_t owner = 0;
};

/// The remainders of a list, found by their value. A bitmap turns away most of what is not there
/// before memory is touched.
class Neighbourhood {
public:
    explicit Neighbourhood(std::span<const std::uint64_t> numbers) {
        std::size_t places = 1;
        while (places < numbers.size() * digits * 2)
            places *= 2;
        shift_ = 64 - std::countr_zero(places);
        begins_.assign(places + 1, 0);
        seen_.assign(places * 8 / 64 + 1, 0);
        for (const std::uint64_t number : numbers)
            each_remainder(number, [&](std::uint64_t rest) { ++begins_[bucket(rest) + 1]; });
        for (std::size_t i = 1; i < begins_.size(); ++i)
            begins_[i] += begins_[i - 1];
        rests_.resize(begins_.back());
        std::vector<std::uint32_t> at(begins_.begin(), begins_.end() - 1);
        for (std::uint32_t i = 0; i < numbers.size(); ++i)
            each_remainder(numbers[i], [&](std::uint64_t rest) {
                rests_[at[bucket(rest)]++] = {rest, i};
                seen_[bit(rest) / 64] |= 1ULL << (bit(rest) % 64);
            });
    }

    /// Those of the list that this can be a remainder of.
    template <class Use>
    void each_owner(std::uint64_t rest, Use use) const {
        if ((seen_[bit(rest) / 64] >> (bit(rest) % 64) & 1U) == 0) return;
        const std::size_t place = bucket(rest);
        for (std::uint32_t i = begins_[place]; i < begins_[place + 1]; ++i)
            if (rests_[i].rest == rest) use(rests_[i].owner);
    }

private:
    static std::uint64_t mixed(std::uint64_t rest) { return rest * 0x9E3779B97F4A7C15ULL; }
    std::size_t bucket(std::uint64_t rest) const { return mixed(rest) >> shift_; }
    std::size_t bit(std::uint64_t rest) const { return mixed(rest) >> (shift_ - 3); }

    int shift_ = 0;
    std::vector<std::uint32_t> begins_;  ///< of each bucket, and the end
    std::vector<Remainder> rests_;
    std::vector<std::uint64_t> seen_;
};

}  // namespace

std::optional<std::uint64_t> seventeen_digits(std::string_view number) {
    if (number.size() < digits) return std::nullopt;
    std::uint64_t value = 0;
    for (const char c : number.substr(0, digits)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return value;
}

std::optional<Nearness> nearness(std::uint64_t left, std::uint64_t right) {
    if (left == right) return Nearness::Same;
    int first = -1;
    int second = -1;
    for (int place = 0; place < digits; ++place) {
        if (digit(left, place) == digit(right, place)) continue;
        if (second >= 0) return std::nullopt;
        (first < 0 ? first : second) = place;
    }
    if (second < 0) return Nearness::Edit;
    const bool swapped = second == first + 1 && digit(left, first) == digit(right, second) &&
                         digit(left, second) == digit(right, first);
    return swapped ? std::optional{Nearness::Swap} : std::nullopt;
}

std::vector<NearPair> near_pairs(std::span<const std::uint64_t> left,
                                 std::span<const std::uint64_t> right) {
    const bool left_is_smaller = left.size() < right.size();
    const auto few = left_is_smaller ? left : right;
    const auto many = left_is_smaller ? right : left;
    const Neighbourhood neighbourhood{few};
    std::vector<NearPair> pairs;
    for (std::uint32_t i = 0; i < many.size(); ++i)
        each_remainder(many[i], [&](std::uint64_t rest) {
            neighbourhood.each_owner(rest, [&](std::uint32_t owner) {
                const auto kind = nearness(many[i], few[owner]);
                if (!kind || *kind == Nearness::Same) return;
                pairs.push_back(left_is_smaller ? NearPair{owner, i, *kind}
                                                : NearPair{i, owner, *kind});
            });
        });
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

}  // namespace compare
