#include "complain/cases/reminders.hpp"

#include "complain/desk/zones_test.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace complain;
using namespace complain::test;

namespace {

std::vector<Reminded> told(Zones& zones, const guard::Actor& actor) {
    db::Reader reader{zones.pool()};
    return reminders(reader, zones.office, actor, 10);
}

void later(Zones& zones, int days) {
    zones.clock.set(zones.clock.now() + std::chrono::days{days});
}

}  // namespace

TEST_CASE("a case that is late is told of first to its handler, then to those above, once each") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake};
    const auto id = assigned(zones, intake, Kind::Service, {});

    later(zones, 1);
    CHECK(remind(zones.office) == 0);
    CHECK(told(zones, zones.handler).empty());
    later(zones, 39);  // past the last of fifteen working days, whatever feasts lie between
    CHECK(remind(zones.office) > 0);
    CHECK(remind(zones.office) == 0);

    const auto handlers = told(zones, zones.handler), leads = told(zones, zones.lead);
    REQUIRE(handlers.size() == 1);
    CHECK(handlers.front().id == id);
    CHECK(handlers.front().is_overdue);
    REQUIRE(leads.size() == 1);
    CHECK(leads.front().id == 0);  // number, stage and days, nothing to open
    CHECK(leads.front().number == handlers.front().number);
    CHECK(waiting_tasks(zones.office, zones.handler).front().title == "件信访举报已超期");
    CHECK(waiting_tasks(zones.office, zones.lead).front().title ==
          "件别人办的信访举报超期，请督办");
    CHECK(told(zones, zones.in_town).empty());
}

TEST_CASE(
    "who stands too near the accused is not told that a case is late, nor that there is one") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake};
    const auto near = zones.worker("near_lead", Role::ComplaintLead, "青山镇");
    Finding finding;
    finding.place = ledger::test::village;
    finding.post = "430299100000/mayor";
    const auto id = zones.only_case(zones.intake);
    zones.cases.classify(intake.opener(), id, Kind::Service, finding);
    intake.take(id, Move::Screen);
    intake.take(id, Move::Accept);

    later(zones, 60);
    remind(zones.office);

    CHECK_FALSE(told(zones, zones.intake).empty());  // nobody has been given it yet
    CHECK(told(zones, near).empty());
    CHECK(waiting_tasks(zones.office, near).empty());
    CHECK_FALSE(told(zones, zones.other_lead).empty());
}

TEST_CASE(
    "a report that nobody has sorted is told of, to intake and then as a count to those above") {
    Zones zones;
    const auto code = zones.report();
    const auto id = zones.only_case(zones.intake);
    const auto due = zones.cases.queue(zones.intake, {}, 10).front().due;
    CHECK(due ==
          platform::to_days(platform::local_date(zones.clock.now())) + 13);  // over the feast
    CHECK(zones.read(code).items.back().promise == "分清是哪一类、归谁管");

    later(zones, 16);
    remind(zones.office);
    const auto seen = told(zones, zones.intake);
    REQUIRE(seen.size() == 1);
    CHECK(seen.front().id == id);
    CHECK(seen.front().left == "已超期 1 个工作日");
    CHECK(waiting_tasks(zones.office, zones.intake).front().title == "件信访举报已超期");
    CHECK(waiting_tasks(zones.office, zones.lead).empty());  // not yet
    later(zones, 2);
    remind(zones.office);
    CHECK(told(zones, zones.lead).empty());
    db::Reader reader{zones.pool()};
    CHECK(unsorted_for(reader, zones.lead) == 1);
    CHECK(unsorted_for(reader, zones.handler) == 0);
    CHECK(waiting_tasks(zones.office, zones.lead).front().count == 1);
}

TEST_CASE("what was sorted, refused or sealed up is under that promise no more") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake};
    const auto id = zones.only_case(zones.intake);
    const auto running = [&zones, id] {
        db::Reader reader{zones.pool()};
        const auto today = platform::local_date(zones.clock.now());
        std::vector<std::string> out;
        for (const auto& one : running_clocks(reader, zones.office, id, today))
            out.push_back(one.rule);
        return out;
    };
    CHECK(running() == std::vector<std::string>{"D0"});
    intake.take(id, Move::Screen);
    Details refused;
    refused.refused = Refused::NoSubstance;
    refused.text = "没有内容";
    intake.take(id, Move::Refuse, refused);
    CHECK(running().empty());
    intake.say(id, Move::Reconsider, "再看一遍");
    CHECK(running() == std::vector<std::string>{"D0"});
    zones.cases.classify(intake.opener(), id, Kind::Dispute, local_finding());
    CHECK(running() == std::vector<std::string>{"W28"});
    intake.take(id, Move::Refuse, refused);
    intake.say(id, Move::Reconsider, "再看一遍");
    CHECK(running() == std::vector<std::string>{"W28"});
}

TEST_CASE("what a reporter adds counts as urging until somebody answers") {
    Zones zones;
    const auto code = zones.report();
    const Desk intake{zones, zones.intake}, handler{zones, zones.handler};
    const auto id = assigned(zones, intake, Kind::Service, {});

    add_message(zones.outside.pool(), code, "办得怎么样了", zones.clock.now());
    add_message(zones.outside.pool(), code, "请快一点", zones.clock.now());
    zones.courier.carry();
    CHECK(zones.cases.queue(zones.handler, {}, 10).front().urged == 2);
    CHECK(waiting_tasks(zones.office, zones.handler).size() == 1);
    zones.cases.say(handler.opener(), id, store::Ear::Officers, "明天问");
    CHECK(zones.cases.queue(zones.handler, {}, 10).front().urged == 2);
    zones.cases.say(handler.opener(), id, store::Ear::Reporter, "正在核对");
    CHECK(zones.cases.queue(zones.handler, {}, 10).front().urged == 0);
}

TEST_CASE("a report of reprisal goes before all others until it is over") {
    Zones zones;
    zones.report();
    zones.report();
    const Desk intake{zones, zones.intake};
    const auto queue = zones.cases.queue(zones.intake, {}, 10);
    const auto second = queue.back().id;
    Finding finding;
    finding.theme = Theme::Reprisal;
    zones.cases.classify(intake.opener(), second, Kind::Accusation, finding);

    const auto after = zones.cases.queue(zones.intake, {}, 10);
    CHECK(after.front().id == second);
    CHECK(after.front().is_urgent);
    CHECK(zones.cases.queue(zones.intake, {after.front().order, second}, 10).size() == 1);
    intake.take(second, Move::Screen);
    Details refused;
    refused.refused = Refused::NoSubstance;
    refused.text = "说的不是报复";
    intake.take(second, Move::Refuse, refused);
    CHECK_FALSE(zones.cases.queue(zones.intake, {}, 10).front().id == second);
}

TEST_CASE("what is sealed up leaves no reminder either") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake};
    const auto id = assigned(zones, intake, Kind::Service, {});
    later(zones, 60);
    remind(zones.office);

    intake.take(id, Move::SealUp);

    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_reminder") == 0);
    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_overseer") == 0);
    CHECK(told(zones, zones.handler).empty());
}
