#include "compare/near/near_numbers.hpp"

#include <algorithm>
#include <array>

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

/// A remainder of sixteen digits and whose it is.
struct Remainder {
    std::uint64_t rest;
    std::uint32_t owner;
};

/// Remainders fall into parts by their last bits, so that each part is sorted in cache.
constexpr std::size_t parts = 256;

std::size_t part_of(std::uint64_t rest) {
    return (rest * 0x9E3779B97F4A7C15ULL) >> 56U;
}

class Neighbourhood {
public:
    explicit Neighbourhood(std::span<const std::uint64_t> numbers)
        : rests_(numbers.size() * digits) {
        std::array<std::size_t, parts> at{};
        each(numbers, [&](std::uint64_t rest, std::uint32_t) { ++at[part_of(rest)]; });
        std::size_t sum = 0;
        for (std::size_t i = 0; i < parts; ++i) {
            begins_[i] = sum;
            sum += at[i];
            at[i] = begins_[i];
        }
        begins_[parts] = sum;
        each(numbers, [&](std::uint64_t rest, std::uint32_t owner) {
            rests_[at[part_of(rest)]++] = {rest, owner};
        });
    }

    /// The remainders of one part, sorted.
    std::span<const Remainder> part(std::size_t number) {
        const auto from = rests_.begin() + static_cast<std::ptrdiff_t>(begins_[number]);
        const auto to = rests_.begin() + static_cast<std::ptrdiff_t>(begins_[number + 1]);
        std::sort(from, to, [](const Remainder& a, const Remainder& b) {
            return a.rest != b.rest ? a.rest < b.rest : a.owner < b.owner;
        });
        return {from, to};
    }

private:
    template <class Use>
    static void each(std::span<const std::uint64_t> numbers, Use use) {
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            for (std::size_t place = 0; place < digits; ++place) {
                // Leaving out one of several equal neighbours leaves the same.
                if (place > 0 && digit(numbers[i], static_cast<int>(place)) ==
                                     digit(numbers[i], static_cast<int>(place) - 1)) {
                    use(unused, static_cast<std::uint32_t>(i));
                    continue;
                }
                const std::uint64_t rest =
                    numbers[i] / powers[place + 1] * powers[place] + numbers[i] % powers[place];
                use(rest, static_cast<std::uint32_t>(i));
            }
        }
    }

public:
    /// Stands for a remainder that repeats another of its owner.
    static constexpr std::uint64_t unused = ~0ULL;

private:
    std::vector<Remainder> rests_;
    std::array<std::size_t, parts + 1> begins_{};
};

/// Those from `from` on that have its remainder.
std::span<const Remainder> of_rest(std::span<const Remainder> all, std::size_t from) {
    std::size_t to = from;
    while (to < all.size() && all[to].rest == all[from].rest)
        ++to;
    return all.subspan(from, to - from);
}

template <class Use>
void each_pair(std::span<const Remainder> left, std::span<const Remainder> right, Use use) {
    for (const Remainder& here : left)
        for (const Remainder& there : right)
            use(here.owner, there.owner);
}

/// Those of one part that have the same remainder.
template <class Use>
void each_meeting(std::span<const Remainder> left, std::span<const Remainder> right, Use use) {
    std::size_t l = 0;
    std::size_t r = 0;
    while (l < left.size() && r < right.size()) {
        const auto lefts = of_rest(left, l);
        const auto rights = of_rest(right, r);
        const auto one = lefts.front().rest;
        const auto other = rights.front().rest;
        if (one <= other) l += lefts.size();
        if (other <= one) r += rights.size();
        if (one == other && one != Neighbourhood::unused) each_pair(lefts, rights, use);
    }
}

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
    Neighbourhood lefts{left};
    Neighbourhood rights{right};
    std::vector<NearPair> pairs;
    for (std::size_t i = 0; i < parts; ++i)
        each_meeting(lefts.part(i), rights.part(i), [&](std::uint32_t l, std::uint32_t r) {
            const auto kind = nearness(left[l], right[r]);
            if (kind && *kind != Nearness::Same) pairs.push_back({l, r, *kind});
        });
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

}  // namespace compare
