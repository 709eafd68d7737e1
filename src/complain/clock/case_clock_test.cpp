#include "complain/clock/case_clock.hpp"

#include "platform/testing/refused.hpp"

using namespace complain;

namespace {

const Calendar calendar = Calendar::built_in();
const Deadlines deadlines = Deadlines::built_in();

Date day(const char* text) {
    return platform::parse_iso_date(text).value();
}

CaseClock clock_of(const char* rule, const char* started) {
    return {calendar, deadlines, {rule, day(started), {}, {}, {}}};
}

}  // namespace

TEST_CASE("fifteen working days over National Day 2017 end three weeks and more later") {
    const CaseClock clock = clock_of("W1", "2017-09-28");
    CHECK(clock.due(day("2017-09-28")) == day("2017-10-25"));
    CHECK(clock.remaining(day("2017-09-28")) == 15);
    CHECK(clock.remaining(day("2017-10-05")) == 13);
    CHECK(clock.text(day("2017-10-24")) == "剩余 1 个工作日");
    CHECK(clock.text(day("2017-10-25")) == "今天到期");
    CHECK(clock.text(day("2017-10-27")) == "已超期 2 个工作日");
    CHECK(clock.is_certain(day("2017-09-28")));
}

TEST_CASE("five working days over Spring Festival 2018 use the worked Sunday") {
    CHECK(clock_of("W28", "2018-02-09").due(day("2018-02-09")) == day("2018-02-22"));
    CHECK(clock_of("W28", "2018-02-14").due(day("2018-02-14")) == day("2018-02-27"));
}

TEST_CASE("a Saturday after the last Friday is overdue though no working day has gone") {
    const CaseClock clock = clock_of("W28", "2017-11-03");
    CHECK(clock.due(day("2017-11-03")) == day("2017-11-10"));
    CHECK(clock.remaining(day("2017-11-11")) == -1);
    CHECK(clock.text(day("2017-11-13")) == "已超期 1 个工作日");
    CHECK(clock.text(day("2017-11-14")) == "已超期 2 个工作日");
}

TEST_CASE("natural days run through feasts, but a citizen's last day is a working day") {
    CHECK(clock_of("W12", "2022-06-01").due(day("2022-06-01")) == day("2022-07-31"));
    CHECK(clock_of("W13", "2022-09-02").due(day("2022-09-02")) == day("2022-10-08"));
    CHECK(clock_of("W13a", "2022-09-02").due(day("2022-09-02")) == day("2022-10-02"));
    CHECK(clock_of("W12", "2022-06-01").text(day("2022-07-30")) == "剩余 1 天");
}

TEST_CASE("a pause takes out the days after it up to the day it ends") {
    CaseClock clock = clock_of("W12", "2022-06-01");
    clock.pause(PauseReason::Appraisal, day("2022-06-10"));
    CHECK(clock.remaining(day("2022-06-10")) == 51);
    CHECK(clock.remaining(day("2022-06-25")) == 51);
    CHECK(clock.text(day("2022-06-25")) == "暂停计时（鉴定），剩余 51 天");
    clock.resume(day("2022-06-30"));
    CHECK(clock.remaining(day("2022-06-30")) == 51);
    CHECK(clock.remaining(day("2022-07-01")) == 50);
    CHECK(clock.due(day("2022-07-01")) == day("2022-08-20"));
    clock.pause(PauseReason::Hearing, day("2022-07-05"));
    clock.resume(day("2022-07-05"));
    CHECK(clock.due(day("2022-07-06")) == day("2022-08-20"));
}

TEST_CASE("a clock is paused once at a time, in order, and not after it has stopped") {
    CaseClock clock = clock_of("W12", "2022-06-01");
    CHECK_REFUSED(Conflict, clock.resume(day("2022-06-02")));
    CHECK_REFUSED(Conflict, clock.pause(PauseReason::Supplement, day("2022-05-31")));
    clock.pause(PauseReason::Supplement, day("2022-06-10"));
    CHECK_REFUSED(Conflict, clock.pause(PauseReason::ThirdParty, day("2022-06-11")));
    CHECK_REFUSED(Conflict, clock.resume(day("2022-06-09")));
    clock.stop(day("2022-06-20"));
    CHECK_FALSE(clock.is_paused());
    CHECK_REFUSED(Conflict, clock.pause(PauseReason::Supplement, day("2022-06-21")));
}

TEST_CASE("an extension moves the last day once, within the rule and before it has passed") {
    CaseClock clock = clock_of("W12", "2022-06-01");
    CHECK_REFUSED(Conflict, clock.extend(31, day("2022-07-01")));
    CHECK_REFUSED(Conflict, clock.extend(0, day("2022-07-01")));
    clock.extend(30, day("2022-07-31"));
    CHECK(clock.due(day("2022-08-01")) == day("2022-08-30"));
    CHECK_REFUSED(Conflict, clock.extend(1, day("2022-08-01")));

    CaseClock late = clock_of("W12", "2022-06-01");
    CHECK_REFUSED(Conflict, late.extend(30, day("2022-08-01")));
    CaseClock fixed = clock_of("W1", "2022-06-01");
    CHECK_REFUSED(Conflict, fixed.extend(5, day("2022-06-02")));
}

TEST_CASE("a stopped clock says whether it was in time, whenever it is read") {
    CaseClock in_time = clock_of("W28", "2017-11-03");
    in_time.stop(day("2017-11-10"));
    CHECK(in_time.text(day("2018-03-01")) == "已按期完成");
    CHECK_FALSE(in_time.is_overdue(day("2018-03-01")));
    CaseClock late = clock_of("W28", "2017-11-03");
    late.stop(day("2017-11-15"));
    CHECK(late.text(day("2018-03-01")) == "超期 3 个工作日完成");
}

TEST_CASE("a petition's interim reply is due when half of the time has gone, pauses left out") {
    CaseClock clock = clock_of("W12", "2022-06-01");
    CHECK(clock.interim_due(day("2022-06-01")) == day("2022-07-01"));
    clock.extend(30, day("2022-06-02"));
    CHECK(clock.interim_due(day("2022-06-02")) == day("2022-07-01"));
    clock.pause(PauseReason::ThirdParty, day("2022-06-10"));
    clock.resume(day("2022-06-20"));
    CHECK(clock.interim_due(day("2022-06-21")) == day("2022-07-11"));
    CHECK_FALSE(clock_of("W1", "2022-06-01").interim_due(day("2022-06-01")));
}

TEST_CASE("a rule that did not stand on that day starts no clock") {
    CHECK_REFUSED(Invalid, clock_of("W99", "2022-06-01"));
    CHECK_REFUSED(Invalid, clock_of("W28", "2015-06-01"));
}

TEST_CASE("a clock that runs into a year without a notice is not certain") {
    CHECK_FALSE(clock_of("W12", "2026-11-20").is_certain(day("2026-11-26")));
}

TEST_CASE("reminders come at half, three working days before, on the last day and after") {
    const CaseClock clock = clock_of("W1", "2017-09-28");
    const auto all = clock.reminders_between(day("2017-09-28"), day("2017-11-08"));
    const std::vector<Reminder> expected{
        {day("2017-10-16"), ReminderKind::Half, 0, Level::Handler},
        {day("2017-10-20"), ReminderKind::Soon, 0, Level::Handler},
        {day("2017-10-25"), ReminderKind::Due, 0, Level::Handler},
        {day("2017-10-26"), ReminderKind::Overdue, 1, Level::Head},
        {day("2017-10-30"), ReminderKind::Overdue, 3, Level::Supervisor},
        {day("2017-11-01"), ReminderKind::Overdue, 5, Level::Supervisor},
        {day("2017-11-08"), ReminderKind::Overdue, 10, Level::Leaders},
    };
    CHECK(all == expected);
    CHECK(clock.reminders_between(day("2017-10-25"), day("2017-10-26")).size() == 1);
    CHECK(clock.reminders_between(day("2017-10-26"), day("2017-10-29")).empty());
    CHECK(clock.level(day("2017-10-25")) == Level::Handler);
    CHECK(clock.level(day("2017-10-30")) == Level::Supervisor);
}

TEST_CASE("nobody is reminded while a clock stands still or after it has stopped") {
    CaseClock clock = clock_of("W28", "2017-11-03");
    clock.pause(PauseReason::Supplement, day("2017-11-06"));
    CHECK(clock.reminders_between(day("2017-11-03"), day("2017-12-30")).empty());
    clock.resume(day("2017-12-01"));
    const auto soon = clock.reminders_between(day("2017-11-03"), day("2017-12-04"));
    REQUIRE(soon.size() == 1);
    CHECK(soon[0].on == day("2017-12-04"));
    clock.stop(day("2017-12-05"));
    CHECK(clock.reminders_between(day("2017-12-05"), day("2018-02-01")).empty());
}

TEST_CASE("the promises that start with an event are those of its kind and day") {
    CHECK(deadlines.starting(Kind::Petition, "received", day("2017-09-28")).size() == 1);
    CHECK(deadlines.starting(Kind::Petition, "transferred", day("2022-06-01")).size() == 2);
    CHECK(deadlines.starting(Kind::Dispute, "received", day("2017-09-28"))[0]->rule == "W28");
    CHECK(deadlines.find("W12", day("2017-09-28"))->basis.starts_with("《信访条例》"));
    CHECK(deadlines.find("W12", day("2022-05-01"))->basis.starts_with("《信访工作条例》"));
    CHECK(deadlines.find("W12", day("2022-05-01"))->span() == "60天");
    CHECK(deadlines.find("W1", day("2017-09-28"))->basis.starts_with("县里设定"));
}
