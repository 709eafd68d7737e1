#include "portal/chain.hpp"
#include "portal/open_data.hpp"
#include "portal/projection_test.hpp"
#include "portal/store.hpp"

#include <doctest/doctest.h>

namespace {

using domain::Fen;
using domain::RegionCode;

struct Read {
    Read() {
        portal::testing::fill(store.pool());
        db::Reader reader{store.pool()};
        snapshot = std::make_unique<portal::Snapshot>(portal::Store{reader}.snapshot());
    }
    ::testing::Store store{schema::public_zone()};
    std::unique_ptr<portal::Snapshot> snapshot;
};

/// What a place's page shows below it: children, merged ones, and the place's own.
Fen sum_below(const portal::Snapshot& snapshot, const portal::Place& place,
              std::string_view program) {
    Fen total;
    for (const auto* child : snapshot.children(place))
        total += snapshot.sum(child->code, 2017, program).amount;
    for (const auto* cell : snapshot.cells(place.code, 2017, program))
        if (cell->region == place.code) total += cell->money.amount;
    return total;
}

}  // namespace

TEST_CASE("every place's sum is the sum of what stands below it, for each program and for all") {
    Read read;
    int checked = 0;
    for (const auto& place : read.snapshot->places()) {
        if (place.is_village()) continue;
        for (auto program : {"", "NY01", "CL01", "GC01"}) {
            CHECK(read.snapshot->sum(place.code, 2017, program).amount ==
                  sum_below(*read.snapshot, place, program));
            ++checked;
        }
    }
    CHECK(checked == 12);
    CHECK(read.snapshot->sum(RegionCode{430299000000}, 2017).amount == Fen{173'300});
}

TEST_CASE("the chain's gaps explain every fen between two levels") {
    Read read;
    auto chain = portal::fund_chain(*read.snapshot, 2017, "NY01");

    REQUIRE(chain.size() == 4);
    CHECK(chain[0].amount == Fen{200'000});
    CHECK(chain[1].gap == Fen{50'000});
    CHECK(chain[2].gap == Fen{60'000});
    CHECK(chain[3].amount == Fen{79'800});
    CHECK(chain[3].gap == Fen{10'200});
}

TEST_CASE("the open data tells no cell of fewer than five people, nor lets it be computed") {
    Read read;
    auto csv = portal::open_data::csv(*read.snapshot, 2017);

    CHECK(csv.starts_with("\xEF\xBB\xBF"));
    CHECK(csv.find("<5") != std::string::npos);
    CHECK(csv.find("110.00") == std::string::npos);  // two people of 柳湾村
    CHECK(csv.find("176.40") == std::string::npos);  // one person of 梅庄村
    CHECK(csv.find("935.00") ==
          std::string::npos);  // no total from which a hidden cell could be taken away
    CHECK(csv.find("吴杰芳") == std::string::npos);
    CHECK(
        csv.find(
            "\"430299100201\",\"青山镇红旗村\",\"CL01\",\"困难残疾人生活补贴\",2017,9,9,495.00,") !=
        std::string::npos);
    auto json = portal::open_data::json(*read.snapshot, 2017);
    CHECK(json.find("\"people\":\"<5\",\"payments\":null,\"amount_yuan\":null") !=
          std::string::npos);
}

TEST_CASE("a list is read by key without loss or repetition") {
    Read read;
    db::Reader reader{read.store.pool()};
    portal::Store store{reader};
    const auto today = platform::from_days(17'400);
    auto first = store.payments(RegionCode{430299100201}, "NY01", 2017, {}, 1, today);
    REQUIRE(first.size() == 1);
    portal::PaymentKey after{platform::to_days(first[0].pay_date), first[0].record_id};
    auto second = store.payments(RegionCode{430299100201}, "NY01", 2017, after, 10, today);
    REQUIRE(second.size() == 1);
    CHECK(first[0].record_id != second[0].record_id);
}

TEST_CASE("a program without a published source is not called overpaid but unsourced") {
    Read read;
    auto breaks = portal::chain_breaks(*read.snapshot, 2017);
    CHECK(breaks.unsourced == Fen{93'500 + 76'000});
    CHECK(breaks.overpaid == Fen{});
    CHECK(breaks.unpublished == Fen{10'200});
}
