#include "complain/cases/openings.hpp"
#include "complain/cases/phrases.hpp"
#include "complain/cases/printing.hpp"
#include "complain/cases/settlement.hpp"
#include "complain/desk/zones_test.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace complain::test;

namespace {

Finding about(const std::string& post = {}) {
    Finding out;
    out.place = ledger::test::village;
    out.post = post;
    return out;
}

/// As far as an answer, with that result.
void answered(const Desk& handler, const Desk& lead, std::int64_t id, Class found) {
    handler.take(id, Move::Investigate);
    Details decided;
    decided.text = "已经核实";
    decided.found = found;
    handler.take(id, Move::Decide, decided);
    lead.take(id, Move::Approve);
    handler.say(id, Move::Reply, "已经核实，谢谢您的反映。");
}

void at_night(Zones& zones) {
    const auto midnight = std::chrono::floor<std::chrono::days>(zones.clock.now());
    zones.clock.set(midnight + std::chrono::days{1} + std::chrono::hours{15});  // 23:00 at +08:00
}

Phrase phrase(const char* words) {
    return {0, "受理告知", words};
}

}  // namespace

TEST_CASE("an opening at night stands out to the approvers, without a word of the case") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake}, handler{zones, zones.handler};
    const auto id = assigned(zones, intake, Kind::Service, about());
    CHECK(odd_openings(zones.office, zones.lead).empty());
    at_night(zones);
    handler.open(id);
    handler.open(id);
    intake.open(id);  // assigned already: not intake's any more

    const auto odd = odd_openings(zones.office, zones.lead);
    REQUIRE(odd.size() == 2);
    const auto of_handler = std::ranges::find(odd, zones.handler.name, &OddOpening::officer);
    REQUIRE(of_handler != odd.end());
    CHECK(of_handler->why == "工作时间以外");
    CHECK(of_handler->times == 2);
    CHECK(of_handler->cases == 1);
    CHECK(std::ranges::any_of(
        odd, [](const OddOpening& one) { return one.why == "工作时间以外、不是自己办的件"; }));
    CHECK_REFUSED(Forbidden, odd_openings(zones.office, zones.handler));
}

TEST_CASE("of a case that an approver must not know of no opening is counted") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake};
    const auto near = zones.worker("near_lead", Role::ComplaintLead, "青山镇");
    const auto id = zones.only_case(zones.intake);
    at_night(zones);
    intake.open(id);
    CHECK(odd_openings(zones.office, zones.other_lead).empty());  // not sorted yet
    Finding finding;
    finding.post = "430299100000/mayor";
    zones.cases.classify(intake.opener(), id, Kind::Service, finding);

    CHECK(odd_openings(zones.office, near).empty());
    CHECK(odd_openings(zones.office, zones.other_lead).size() == 1);
}

TEST_CASE("openings that do not stand out are forgotten") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake};
    intake.open(zones.only_case(zones.intake));
    zones.clock.set(zones.clock.now() + std::chrono::days{5});
    forget_openings(zones.office);
    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_opening WHERE odd = ''") == 0);
}

TEST_CASE("a task lies sealed in the case, and only who reads the case is given one") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake}, handler{zones, zones.handler};
    const auto id = assigned(zones, intake, Kind::Service, about());
    const auto due = platform::local_date(zones.clock.now());
    add_task(zones.office, intake.opener(), id, {"去信用社查流水", zones.handler.id, due});

    const auto tasks = handler.open(id).tasks;
    REQUIRE(tasks.size() == 1);
    CHECK(tasks.front().text == "去信用社查流水");
    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_task") == 1);
    CHECK_REFUSED(Conflict,
                  add_task(zones.office, intake.opener(), id, {"查", zones.in_town.id, due}));
    CHECK_REFUSED(Invalid, add_task(zones.office, intake.opener(), id,
                                    {"查", zones.handler.id, platform::from_days(1)}));
    const Desk stranger{zones, zones.in_town};
    CHECK_REFUSED(NotFound, end_task(zones.office, stranger.opener(), id, 1));
    end_task(zones.office, handler.opener(), id, 1);
    CHECK(handler.open(id).tasks.front().is_done);
    CHECK_REFUSED(Conflict, end_task(zones.office, handler.opener(), id, 1));
}

TEST_CASE("the county's own words are kept by intake and approvers, and name nobody") {
    Zones zones;
    const auto id = keep_phrase(zones.office, zones.intake, phrase("您的{编号}已于{日期}受理。"));
    CHECK(phrases(zones.office, zones.handler).size() == 1);
    CHECK_REFUSED(Forbidden, keep_phrase(zones.office, zones.handler, phrase("好")));
    CHECK_REFUSED(Forbidden, withdraw_phrase(zones.office, zones.handler, id));
    CHECK_REFUSED(Invalid, keep_phrase(zones.office, zones.lead, phrase("您好{姓名}")));
    CHECK_REFUSED(Invalid, keep_phrase(zones.office, zones.lead,
                                       phrase("请拨打13800000000，身份证430299194503020021")));
    const auto clerk = zones.officer("clerk", Role::DepartmentClerk, "县民政局");
    CHECK_REFUSED(Forbidden, phrases(zones.office, clerk));
    withdraw_phrase(zones.office, zones.lead, id);
    CHECK(phrases(zones.office, zones.handler).empty());
}

TEST_CASE("what leaves the county bears no numbers and no names, and is written down") {
    Zones zones;
    auto form = Zones::form();
    form.told.text = "村会计欧阳小明（电话13800000000）扣了欧阳家的低保，李四看见了";
    zones.report(form);
    const Desk intake{zones, zones.intake}, stranger{zones, zones.in_town};
    const auto id = assigned(zones, intake, Kind::Service, about());
    zones.cases.say(intake.opener(), id, store::Ear::Officers, "内部的话");

    const auto seen = preview_export(zones.office, intake.opener(), id, {"欧阳小明", "李四"});
    CHECK(seen.find("13800000000") == std::string::npos);
    CHECK(seen.find("欧阳小明") == std::string::npos);
    CHECK(seen.find("李*看见了") != std::string::npos);
    CHECK(seen.find("内部的话") == std::string::npos);
    CHECK_REFUSED(Invalid, export_case(zones.office, intake.opener(), id, {}, ""));
    CHECK_REFUSED(NotFound, export_case(zones.office, stranger.opener(), id, {}, "报送"));
    CHECK(export_case(zones.office, intake.opener(), id, {"欧阳小明", "李四"}, "报送县里") == seen);
    CHECK(Zones::count(zones.pool(),
                       "SELECT count(*) FROM guard_audit WHERE action = "
                       "'complain.export' AND detail LIKE '%sha256%'") == 1);
}

TEST_CASE("a dispute closes only with a newer version of its record, or with an explanation") {
    Zones zones;
    auto form = Zones::form();
    form.told.record = AboutRecord{"A1", 1, "2017年9月发放210元", "金额不对"};
    zones.report(form);
    zones.office.corrections = [](const std::string& record) {
        return record == "A1" ? std::vector<Correction>{{2, "金额", "210.00", "260.00", "录错"}}
                              : std::vector<Correction>{};
    };
    Cases cases{zones.office};
    const Desk intake{zones, zones.intake}, handler{zones, zones.handler}, lead{zones, zones.lead};
    const auto id = assigned(zones, intake, Kind::Dispute, about());
    answered(handler, lead, id, Class::True);
    Details closing;
    closing.settlement = Settlement::mended(3);
    CHECK_REFUSED(Conflict, cases.take(handler.opener(), id, Move::Close, closing));
    closing.settlement = Settlement::mended(1);
    CHECK_REFUSED(Conflict, cases.take(handler.opener(), id, Move::Close, closing));
    closing.settlement = Settlement::mended(2);
    cases.take(handler.opener(), id, Move::Close, closing);
    CHECK(handler.open(id).row.state.stage == Stage::Closed);
    CHECK(corrections_since(zones.office, handler.open(id).told).size() == 1);
}

TEST_CASE("a name is cleared by a letter, and in public only by a second officer and by its wish") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake}, handler{zones, zones.handler}, lead{zones, zones.lead},
        other{zones, zones.other_lead};
    const auto third = zones.worker("third_lead", Role::ComplaintLead, "县委办");
    const Desk third_lead{zones, third};
    const auto id = assigned(zones, intake, Kind::Accusation, about());
    answered(handler, lead, id, Class::False);
    Details words;
    words.text = "经核查，所反映的问题不属实。";
    CHECK_REFUSED(Conflict, other.take(id, Move::Clarify, words));
    CHECK_REFUSED(Forbidden, handler.take(id, Move::ClearName, words));
    other.take(id, Move::ClearName, words);
    words.has_consent = true;
    CHECK_REFUSED(Conflict, other.take(id, Move::Clarify, words));
    words.has_consent = false;
    CHECK_REFUSED(Invalid, third_lead.take(id, Move::Clarify, words));
    words.has_consent = true;
    third_lead.take(id, Move::Clarify, words);
    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_clarification") == 1);
}

TEST_CASE("a false accusation is recorded only with the approval of a city's organ") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake}, handler{zones, zones.handler}, lead{zones, zones.lead},
        other{zones, zones.other_lead};
    const auto id = assigned(zones, intake, Kind::Accusation, about());
    answered(handler, lead, id, Class::False);
    Details words;
    words.text = "捏造事实";
    CHECK_REFUSED(Invalid, other.take(id, Move::FalseReport, words));
    words.approval = "示例县纪诬〔2017〕3号";
    CHECK_REFUSED(Invalid, other.take(id, Move::FalseReport, words));
    words.approval = "示例市纪诬〔2017〕3号";
    other.take(id, Move::FalseReport, words);
    CHECK(handler.open(id).steps.back().details.approval == "示例市纪诬〔2017〕3号");
}

TEST_CASE("the second \"not ours\" reaches the approvers, and who sent it back does not decide") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake}, lead{zones, zones.lead};
    const auto id = assigned(zones, intake, Kind::Service, about());
    CHECK(zones.cases.queue(zones.lead, {}, 10).empty());
    intake.say(id, Move::NotOurs, "不归我们");
    intake.take(id, Move::Accept);
    intake.say(id, Move::NotOurs, "也不归我们");

    REQUIRE(zones.cases.queue(zones.lead, {}, 10).size() == 1);
    CHECK(zones.cases.queue(zones.lead, {}, 10).front().bounces == 2);
    CHECK_REFUSED(Conflict, intake.take(id, Move::Accept));
    Details to;
    to.text = "由民政局办";
    to.body = Body{BodyType::Department, {}, "县民政局"};
    lead.take(id, Move::Arbitrate, to);
    CHECK(lead.open(id).row.state.stage == Stage::Accepted);
}
