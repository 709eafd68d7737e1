#include "disclose/office_test.hpp"

using namespace disclose;
using disclose::test::County;
using disclose::test::TableKind;

namespace {

struct Paying : County {
    Paying() {
        hand_in(TableKind::Program, {program("MZ01")});
        catalogue.sign(leader, 2017, {"MZ01"});
    }
    void arrived(const std::vector<std::string>& serials) {
        std::vector<ledger::Record> results;
        for (const auto& serial : serials)
            results.push_back(result(serial, 210'00, "成功"));
        hand_in(TableKind::BankResult, results);
    }
    ledger::Identity covered() {
        db::Reader reader{pool()};
        return coverage(reader);
    }
};

}  // namespace

TEST_CASE("what has arrived and is not public is a break, with its place and money") {
    Paying county;
    county.sign("MZ01", Mode::Named);
    county.payments({{"S1"}, {"S2"}});
    CHECK_FALSE(county.covered().undecided.empty());

    county.arrived({"S1"});

    const auto identity = county.covered();
    CHECK(identity.checked == 1);
    REQUIRE(identity.breaks.size() == 1);
    const auto& left = identity.breaks.front();
    CHECK(left.difference_fen == -210'00);
    CHECK(left.program == "MZ01");
    CHECK(left.key.starts_with("MZ01 2017-"));
    CHECK(left.text == "到账1笔210.00元，其中1笔210.00元还没有公开");
}

TEST_CASE("what a profile shows, sums or lawfully keeps back is covered") {
    for (const auto mode : {Mode::Named, Mode::Masked, Mode::Aggregate, Mode::None}) {
        Paying county;
        county.sign("MZ01", mode);
        county.publish(county.payments({{"S1"}}));
        county.arrived({"S1"});

        CHECK(county.covered().checked == 1);
        CHECK(county.covered().breaks.empty());
    }
}

TEST_CASE("the money that is public is told within an officer's sight") {
    Paying county;
    county.published({{"S1"}, {"S2"}});
    const auto told = panels(county.office).published_fen;
    db::Reader reader{county.pool()};

    CHECK(told(reader, ledger::Sight{reader, county.finance, guard::Permission::SeeLedger}) ==
          420'00);
    CHECK(told(reader, ledger::Sight{reader, county.stranger, guard::Permission::SeeLedger}) == 0);
}

TEST_CASE("a batch waits for the officers who may take its next step and for no others") {
    Paying county;
    county.payments({{"S1"}});
    const auto waiting = [&](const guard::Actor& actor) {
        std::int64_t sum = 0;
        for (const auto& task : panels(county.office).tasks(actor))
            sum += task.count;
        return sum;
    };
    const auto before = waiting(county.reviewer);

    const auto batch = county.payments({{"S2"}});
    CHECK(waiting(county.reviewer) == before + 1);
    CHECK(waiting(county.stranger) == 0);
    county.pass(batch, Step::Business);
    CHECK(waiting(county.reviewer) == before);
    CHECK(waiting(county.finance) == 1);
}
