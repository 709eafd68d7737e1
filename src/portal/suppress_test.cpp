#include "portal/suppress.hpp"

#include <doctest/doctest.h>

namespace {

using domain::Fen;
using portal::Cell;

Cell cell(std::int64_t region, std::int64_t people, std::int64_t fen) {
    return {domain::RegionCode{region}, "CL01", 2017, people, {people, Fen{fen}, Fen{}, Fen{}}, 0};
}

portal::Suppressed suppress(std::vector<Cell> cells) {
    return portal::suppress(std::move(cells),
                            [](const std::string&, std::int64_t) { return true; });
}

const Cell* find(const portal::Suppressed& result, std::int64_t region) {
    for (const auto& each : result.cells)
        if (each.region.value() == region) return &each;
    return nullptr;
}

constexpr std::int64_t county = 430299000000, town = 430299100000, other_town = 430299101000;

}  // namespace

TEST_CASE("villages with too few people are counted together in their town") {
    auto result =
        suppress({cell(town + 201, 20, 2000), cell(town + 202, 2, 200), cell(town + 203, 3, 300)});

    REQUIRE(find(result, town));
    CHECK(find(result, town)->people == 5);
    CHECK(find(result, town)->money.amount == Fen{500});
    CHECK(find(result, town)->merged == 2);
    CHECK(find(result, town + 201)->money.amount == Fen{2000});
    CHECK_FALSE(find(result, town + 202));
    CHECK(result.hidden.contains({domain::RegionCode{town + 203}, "CL01", 2017}));
}

TEST_CASE("one small village alone is not betrayed by its town's total") {
    auto result = suppress(
        {cell(town + 201, 20, 2000), cell(town + 202, 2, 200), cell(other_town + 201, 4, 400)});

    CHECK_FALSE(find(result, town));
    REQUIRE(find(result, county));
    CHECK(find(result, county)->people == 6);
    CHECK(find(result, county)->money.amount == Fen{600});
}

TEST_CASE("a county's rest of too few takes the smallest place along") {
    auto result = suppress(
        {cell(town + 201, 20, 2000), cell(town + 202, 2, 200), cell(other_town + 201, 7, 700)});

    REQUIRE(find(result, county));
    CHECK(find(result, county)->people == 9);
    CHECK_FALSE(find(result, other_town + 201));
    CHECK(find(result, town + 201));
}

TEST_CASE("a program with too few people in the county is withheld") {
    auto result = suppress({cell(town + 201, 1, 100), cell(other_town + 201, 2, 200)});

    CHECK(result.cells.empty());
    REQUIRE(result.withheld.size() == 1);
    CHECK(result.withheld[0].people == 3);
}

TEST_CASE("nothing is lost: what is shown adds up to what came in") {
    auto result = suppress({cell(town + 201, 20, 2000), cell(town + 202, 2, 200), cell(town, 1, 50),
                            cell(other_town + 201, 4, 400), cell(other_town + 202, 9, 900)});

    Fen sum;
    for (const auto& each : result.cells)
        sum += each.money.amount;
    CHECK(sum == Fen{3550});
    for (const auto& each : result.cells)
        CHECK(each.people >= portal::least_people);
}

TEST_CASE("a public list's sums stay as they are") {
    auto result = portal::suppress({cell(town + 201, 1, 100)},
                                   [](const std::string&, std::int64_t) { return false; });
    CHECK(result.cells.size() == 1);
    CHECK(result.hidden.empty());
}
