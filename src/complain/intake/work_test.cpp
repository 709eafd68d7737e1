#include "complain/intake/work.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using complain::Work;
using namespace std::chrono_literals;
using Verdict = Work::Verdict;

namespace {

const platform::Instant begin = platform::from_millis(1'500'000'000'000);

/// What a sender's phone does.
std::string solve(const Work::Challenge& challenge, std::string_view body) {
    const auto hashed = crypto::sha256(body);
    for (int number = 0;; ++number) {
        crypto::Sha256 hash;
        const auto digest = hash.add(challenge.text)
                                .add(crypto::bytes(hashed))
                                .add(std::to_string(number))
                                .finish();
        if (complain::zero_bits(crypto::bytes(digest)) >= challenge.bits)
            return fmt::format("{}:{}", challenge.text, number);
    }
}

}  // namespace

TEST_CASE("zero bits are counted from the left") {
    CHECK(complain::zero_bits(std::string_view{"\x80\x00", 2}) == 0);
    CHECK(complain::zero_bits(std::string_view{"\x00\x1f", 2}) == 11);
    CHECK(complain::zero_bits(std::string_view{"\x00\x00", 2}) == 16);
}

TEST_CASE("a solution is good once, for its own body, and not for ever") {
    Work work{{.calm = 60, .least = 8}};
    const auto challenge = work.fresh(begin);
    CHECK(challenge.bits == 8);
    const auto solution = solve(challenge, "body");

    CHECK(work.check(solution, "other body", begin) == Verdict::Again);
    CHECK(work.check(solution, "body", begin + 31min) == Verdict::Again);
    CHECK(work.check(solution, "body", begin - 1s) == Verdict::Again);
    CHECK(work.check(solution, "body", begin + 1s) == Verdict::Good);
    CHECK(work.check(solution, "body", begin + 2s) == Verdict::Again);
}

TEST_CASE("what was made elsewhere, changed or is no solution is none") {
    Work work{{}}, others{{}};
    const auto own = work.fresh(begin);
    auto changed = own.text;
    changed[3] = changed[3] == '1' ? '2' : '1';

    CHECK(own.bits == 0);
    for (const auto& solution : {std::string{}, own.text, own.text + ":", own.text + ":x",
                                 changed + ":1", own.text + ":-1", others.fresh(begin).text + ":1",
                                 std::string(200, '.') + ":1", std::string{".:1"}})
        CHECK(work.check(solution, "", begin) == Verdict::Again);
    CHECK(work.check(own.text + ":1", "", begin) == Verdict::Good);
}

TEST_CASE(
    "a flood must work, what it hoarded while it was calm is worth nothing, and calm returns") {
    Work work{{.calm = 4, .least = 0, .most = 13}};
    const auto hoarded = solve(work.fresh(begin), "body");
    for (int i = 0; i < 12; ++i) {
        const auto challenge = work.fresh(begin + 1s);
        CHECK(work.check(solve(challenge, "junk"), "junk", begin + 1s) == Verdict::Good);
    }

    CHECK(work.fresh(begin + 2s).bits >= 12);
    CHECK(work.check(hoarded, "body", begin + 2s) == Verdict::Again);
    CHECK(work.fresh(begin + 10min).bits == 0);
}
