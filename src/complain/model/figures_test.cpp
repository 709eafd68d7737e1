#include "complain/model/figures.hpp"

#include "complain/model/case_test.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace complain;
using namespace complain::test;

namespace {

const Date from = day("2017-09-01"), to = day("2017-12-31");

/// A service case that was closed on that day and had to be by 2017-11-27.
ComplaintState closed_on(const char* text, const char* place = "430299100201") {
    Case one{Kind::Service, place};
    one.accepted().assigned().decided().replied().on(text).does(Move::Close, handler);
    return one.complaint.state();
}

ComplaintState evaluated(Evaluation evaluation) {
    Case one{Kind::Service};
    one.closed().evaluated(evaluation);
    return one.complaint.state();
}

std::vector<ComplaintState> several(int count, Kind kind, const char* place) {
    return std::vector<ComplaintState>(static_cast<std::size_t>(count),
                                       Case{kind, place}.complaint.state());
}

Tally tally_of(const std::vector<ComplaintState>& cases, std::vector<RegionCode> towns = {},
               Date since = from, Date until = to) {
    Tally tally{std::move(towns), since, until};
    for (const auto& one : cases)
        tally.add(one);
    return tally;
}

Figures figures_of(const std::vector<ComplaintState>& cases, Date since = from, Date until = to) {
    return tally_of(cases, {}, since, until).figures();
}

}  // namespace

TEST_CASE("acceptance is of what was received, refusals and open cases included") {
    Case open{Kind::Service}, accepted{Kind::Service}, refused{Kind::Service};
    accepted.accepted();
    Details no = Case::text("法院在审");
    no.refused = Refused::InLawsuit;
    refused.does(Move::Screen, intake).does(Move::Refuse, intake, no);
    const std::vector<ComplaintState> cases{open.complaint.state(), accepted.complaint.state(),
                                            refused.complaint.state()};
    const Figures figures = figures_of(cases);
    CHECK(figures.received == 3);
    CHECK(figures.accepted == 1);
    CHECK(figures.not_accepted == 1);
    CHECK(figures.accepted_rate() == 3333);
    CHECK(figures_of(cases, day("2017-10-01"), to).received == 0);
    CHECK_FALSE(figures_of(cases, day("2017-10-01"), to).accepted_rate());
}

TEST_CASE("in time is closed by the last day, of all whose last day has come") {
    Case open{Kind::Service};
    open.accepted();
    const std::vector<ComplaintState> cases{closed_on("2017-11-27"), closed_on("2017-11-28"),
                                            closed_on("2017-10-09"), open.complaint.state()};
    const Figures figures = figures_of(cases);
    CHECK(figures.fell_due == 4);
    CHECK(figures.closed_in_time == 2);
    CHECK(figures.in_time_rate() == 5000);
    CHECK(figures.median_days == 60);
    CHECK(figures_of(cases, from, day("2017-11-26")).fell_due == 0);
}

TEST_CASE("an approved extension moves the day that counts") {
    Case one{Kind::Service};
    Details extension = Case::text("等待鉴定");
    extension.days = 5;
    extension.due = day("2017-12-04");
    one.accepted().assigned().does(Move::Extend, approver, extension);
    one.decided().replied().on("2017-12-04").does(Move::Close, handler);
    const std::vector<ComplaintState> cases{one.complaint.state()};
    CHECK(figures_of(cases).in_time_rate() == 10'000);
}

TEST_CASE("satisfaction counts basically satisfied as six tenths") {
    const std::vector<ComplaintState> cases{
        evaluated(Evaluation::Satisfied), evaluated(Evaluation::Satisfied),
        evaluated(Evaluation::Basically), evaluated(Evaluation::Dissatisfied)};
    CHECK(figures_of(cases).satisfied_rate() == 6500);
}

TEST_CASE("transfers and who said not ours are counted") {
    Case sent{Kind::Petition}, straight{Kind::Petition};
    sent.does(Move::Screen, intake)
        .does(Move::Transfer, intake, Case::to_body(BodyType::Department))
        .does(Move::NotOurs, handler, Case::text("不归我们管"));
    straight.accepted();
    const std::vector<ComplaintState> cases{sent.complaint.state(), straight.complaint.state()};
    const Figures figures = figures_of(cases);
    CHECK(figures.transfers == 2);
    CHECK(figures.bounces == 1);
    CHECK(figures.zero_bounce_rate() == 5000);
}

TEST_CASE("G2: what was sealed up is in no figure") {
    Case sealed{Kind::Accusation};
    sealed.does(Move::SealUp, intake);
    const std::vector<ComplaintState> cases(9, sealed.complaint.state());
    const RegionCode town{430299100000};
    CHECK(figures_of(cases).received == 0);
    CHECK(figures_of(cases).transfers == 0);
    const auto grid = tally_of(cases, {town}).received_by_town();
    CHECK(std::ranges::all_of(grid.cells, [](std::int64_t count) { return count == 0; }));
}

TEST_CASE("reports are counted by town and kind, the county itself as a row of its own") {
    auto cases = several(7, Kind::Service, "430299100201");
    for (const auto& one : several(6, Kind::Service, "430299000000"))
        cases.push_back(one);
    const auto grid = tally_of(cases, {RegionCode{430299100000}}).received_by_town();
    const auto service = static_cast<std::size_t>(Kind::Service);
    REQUIRE(grid.rows == 2);
    CHECK(grid.at(0, service) == 7);
    CHECK(grid.at(1, service) == 6);
    CHECK(grid.at(0, static_cast<std::size_t>(Kind::Accusation)) == 0);
}

TEST_CASE("G3: days taken are told only of cells with five closed cases") {
    std::vector<ComplaintState> cases(4, closed_on("2017-10-09"));
    CHECK(tally_of(cases).median_by_town().empty());
    cases.push_back(closed_on("2017-10-30"));
    CHECK(tally_of(cases).median_by_town() ==
          std::vector<MedianDays>{{RegionCode{430299100000}, Kind::Service, 11}});
}
