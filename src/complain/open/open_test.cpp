#include "complain/desk/zones_test.hpp"
#include "complain/model/case_test.hpp"
#include "complain/open/open_pages.hpp"
#include "complain/open/outcomes.hpp"
#include "complain/open/publishing.hpp"
#include "complain/open/shown_rows.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace complain::test;

namespace {

const std::string measures = "少发的钱已经补发，经办人写了检查";

/// Zones whose complaints become public.
struct Open : Zones {
    Outcomes outcomes{office};
    Publishing publishing{office, {{town, "青山镇"}}, inbox};
    Desk at_intake{*this, intake}, at_handler{*this, handler}, at_lead{*this, lead},
        at_other_lead{*this, other_lead};

    void on(const char* text) { clock.set(at(text)); }
    std::int64_t newest() { return count(pool(), "SELECT max(id) FROM complain_case"); }
    std::int64_t classified(Kind kind) {
        report();
        const auto id = newest();
        Finding finding;
        finding.place = ledger::test::village;
        finding.department = "县民政局";
        cases.classify(at_intake.opener(), id, kind, finding);
        return id;
    }
    std::int64_t closed(Kind kind = Kind::Service) {
        const auto id = classified(kind);
        at_intake.take(id, Move::Screen);
        at_intake.take(id, Move::Accept);
        at_intake.take(id, Move::Assign, Case::assignment(handler.id.value()));
        at_handler.take(id, Move::Investigate);
        Details decided = Case::text("已经核实");
        decided.found = Class::True;
        at_handler.take(id, Move::Decide, decided);
        at_lead.take(id, Move::Approve);
        at_handler.say(id, Move::Reply, "您反映的属实");
        at_handler.take(id, Move::Close);
        return id;
    }
    std::int64_t shown(Kind kind = Kind::Service) {
        const auto id = closed(kind);
        const auto text = kind == Kind::Accusation ? std::string{} : measures;
        outcomes.write(at_handler.opener(), id, text);
        outcomes.check(at_lead.opener(), id, text);
        return id;
    }
    Opened everybody_reads() {
        publishing.publish();
        db::Reader reader{outside.pool()};
        return opened(reader, "", platform::local_date(clock.now()));
    }
    std::string public_bytes() {
        std::string out;
        db::Reader reader{outside.pool()};
        reader.each("SELECT name, text FROM complain_shown", {},
                    [&](const db::Row& row) { out.append(row.text(0)).append(row.text(1)); });
        return out;
    }
};

}  // namespace

TEST_CASE("figures are of whole months, and stay as they are until the next month is over") {
    Open county;
    county.on("2017-10-10");
    for (int i = 0; i < 5; ++i)
        county.closed();
    CHECK_FALSE(county.everybody_reads().figures->years.front().received);

    county.on("2017-11-01");
    const auto shown = county.everybody_reads();
    const auto& year = shown.figures->years.front();
    CHECK(shown.figures->month == "2017-10");
    CHECK(year.received == 5);
    CHECK(year.accepted_rate == 10'000);
    CHECK(year.closed == 5);
    CHECK(year.median_days == 0);
    CHECK_FALSE(year.satisfied_rate);
    CHECK(year.towns.front().received.at(static_cast<std::size_t>(Kind::Service)) == 5);
    CHECK(year.medians == std::vector<ShownMedian>{{"青山镇", Kind::Service, 0}});

    for (int i = 0; i < 6; ++i)
        county.classified(Kind::Service);
    county.on("2017-11-29");
    CHECK(county.everybody_reads().figures->years.front().received == 5);
    county.on("2017-12-01");
    CHECK(county.everybody_reads().figures->years.front().received == 11);
}

TEST_CASE("fewer than five new reports in a month change nothing that is public") {
    Open county;
    county.on("2017-10-10");
    for (int i = 0; i < 9; ++i)
        county.classified(Kind::Petition);
    county.on("2017-11-02");
    county.everybody_reads();
    const auto before = county.public_bytes();
    county.classified(Kind::Petition);
    county.on("2017-12-02");
    county.everybody_reads();
    CHECK(county.public_bytes() == before);
}

TEST_CASE("G2: what was not classified, or was sealed up, is in no public figure") {
    Open county;
    county.on("2017-10-10");
    for (int i = 0; i < 5; ++i)
        county.at_intake.take(county.classified(Kind::Accusation), Move::SealUp);
    for (int i = 0; i < 5; ++i)
        county.report();
    county.on("2017-11-02");
    const auto shown = county.everybody_reads();
    CHECK_FALSE(shown.figures->years.front().received);
    CHECK(shown.figures->years.front().towns.front().received ==
          std::vector<std::int64_t>(kinds().size(), 0));
}

TEST_CASE("a small cell is nowhere in the public store") {
    Open county;
    county.on("2017-10-10");
    for (int i = 0; i < 7; ++i)
        county.shown();
    for (int i = 0; i < 3; ++i)
        county.shown(Kind::Accusation);
    county.shown(Kind::Petition);
    county.on("2017-11-02");

    const auto shown = county.everybody_reads();
    const auto& cells = shown.figures->years.front().towns.front().received;
    CHECK(cells == std::vector<std::int64_t>{0, 5, 0, 0, 0});
    CHECK(shown.outcomes.size() == 8);
    const auto bytes = county.public_bytes();
    CHECK(bytes.find("accusation\",\"found") == std::string::npos);
    CHECK(bytes.find(R"("accusation":null)") != std::string::npos);
    CHECK(bytes.find(":3,") == std::string::npos);
    CHECK(bytes.find(":1,") == std::string::npos);
    CHECK(bytes.find("红旗村") == std::string::npos);
    CHECK(bytes.find(secret) == std::string::npos);
}

TEST_CASE(
    "an outcome is written by the handler and made public by another, once its month is over") {
    Open county;
    county.on("2017-10-10");
    const auto id = county.closed();
    CHECK_REFUSED(Forbidden, county.outcomes.write(county.at_lead.opener(), id, measures));
    county.outcomes.write(county.at_handler.opener(), id, measures);
    CHECK_REFUSED(Forbidden, county.outcomes.check(county.at_handler.opener(), id, measures));
    CHECK_REFUSED(NotFound, county.outcomes.view(county.at_other_lead.opener(), 999));
    CHECK_REFUSED(Conflict, county.outcomes.check(county.at_lead.opener(), id, "别的话"));
    CHECK(county.outcomes.view(county.at_lead.opener(), id).measures == measures);
    county.outcomes.check(county.at_lead.opener(), id, measures);
    CHECK_REFUSED(Conflict, county.outcomes.write(county.at_handler.opener(), id, "再改"));

    CHECK(county.everybody_reads().months.empty());
    county.on("2017-11-01");
    const auto shown = county.everybody_reads();
    REQUIRE(shown.outcomes.size() == 1);
    CHECK(shown.month == "2017-10");
    CHECK(shown.outcomes.front().measures == measures);
    CHECK_FALSE(shown.outcomes.front().town);
}

TEST_CASE("who holds no key of a case hears of no outcome") {
    Open county;
    const auto id = county.closed();
    const Desk in_town{county, county.in_town};
    CHECK_REFUSED(NotFound, county.outcomes.view(in_town.opener(), id));
    CHECK_REFUSED(NotFound, county.outcomes.write(in_town.opener(), id, measures));
    CHECK_REFUSED(NotFound, county.outcomes.withdraw(in_town.opener(), id, Withdrawn::Mistake));
}

TEST_CASE("nobody can be recognised by what is written") {
    Open county;
    const auto id = county.closed(), accusation = county.closed(Kind::Accusation);
    const auto write = [&](std::int64_t of, const char* text) {
        county.outcomes.write(county.at_handler.opener(), of, text);
    };
    CHECK_REFUSED(Invalid, write(id, "已补发到430299194503020021名下"));
    CHECK_REFUSED(Invalid, write(id, "红旗村已经补发"));
    CHECK_REFUSED(Invalid, write(id, "青山镇已经补发"));
    CHECK_REFUSED(Invalid, write(id, " "));
    CHECK_REFUSED(Invalid, write(accusation, "给了处分"));
    write(accusation, "");
    CHECK_REFUSED(NotFound, write(county.classified(Kind::Service), "还没有交给他办"));
}

TEST_CASE("what was taken back leaves its place and not its words") {
    Open county;
    county.on("2017-10-10");
    const auto id = county.shown();
    county.on("2017-11-01");
    county.everybody_reads();
    CHECK(county.public_bytes().find(measures) != std::string::npos);

    county.outcomes.withdraw(county.at_lead.opener(), id, Withdrawn::Privacy);
    const auto shown = county.everybody_reads();
    CHECK(county.public_bytes().find(measures) == std::string::npos);
    CHECK(shown.outcomes.front().withdrawn == Withdrawn::Privacy);
    county.outcomes.write(county.at_handler.opener(), id, "已经补发");
    county.outcomes.check(county.at_lead.opener(), id, "已经补发");
    CHECK(county.everybody_reads().outcomes.front().measures == "已经补发");
}

TEST_CASE("a case that is sealed up after it was closed takes its public outcome with it") {
    Open county;
    county.on("2017-10-10");
    const auto id = county.shown();
    county.on("2017-11-01");
    county.everybody_reads();

    county.at_handler.take(id, Move::SealUp);
    CHECK(county.everybody_reads().outcomes.empty());
    CHECK(county.public_bytes().find(measures) == std::string::npos);
    CHECK(Zones::count(county.pool(),
                       "SELECT count(*) FROM complain_outcome WHERE measures <> ''") == 0);
}

TEST_CASE("the town is told of five of a kind") {
    Open county;
    county.on("2017-10-10");
    for (int i = 0; i < 5; ++i)
        county.shown();
    county.on("2017-11-01");
    const auto shown = county.everybody_reads();
    CHECK(shown.outcomes.front().town == town);
    CHECK(shown.outcomes.front().town_name == "青山镇");
    CHECK(csv_of(shown).find("\"处理结果\",\"2017-10\",\"青山镇\",\"办事投诉\"") !=
          std::string::npos);
}
