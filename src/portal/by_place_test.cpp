#include "platform/testing/store.hpp"
#include "schema/schema.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

std::string all_payments(db::Pool& pool) {
    std::string found;
    db::Reader reader{pool};
    reader.each(
        "SELECT record_id, region, name, amount_fen, withdrawn, leaf FROM portal_payment "
        "ORDER BY record_id",
        {}, [&](const db::Row& row) {
            found += std::string(row.text(0)) + " " + std::to_string(row.integer(1)) + " " +
                     row.maybe_text(2).value_or("-") + " " + std::to_string(row.integer(3)) + " " +
                     row.maybe_text(4).value_or("-") + " " + std::to_string(row.integer(5)) + "\n";
        });
    return found;
}

}  // namespace

TEST_CASE("a store from before payments lay by place keeps every one of them") {
    constexpr std::size_t before = 3;
    ::testing::Store store{schema::public_zone().first(before)};
    db::Transaction tx{store.pool()};
    for (auto [id, region, name] :
         {std::tuple{"p1", 430299100202, "何霞"}, {"p2", 430299100201, "吴杰芳"}})
        tx.run(
            "INSERT INTO portal_payment (record_id, version, program, year, period, period_from, "
            "region, appropriation, name, amount_fen, pay_date, published_at, leaf) VALUES ($1, 1, "
            "'NY01', 2017, '2017', 17167, $2, 'BF1', $3, 22575, 17306, 1, 12)",
            {id, std::int64_t{region}, name});
    tx.commit();
    const auto payments = all_payments(store.pool());

    db::migrate(store.pool(), schema::public_zone());

    CHECK(all_payments(store.pool()) == payments);
    CHECK(payments.find("p2 430299100201 吴杰芳 22575 - 12") != std::string::npos);
}
