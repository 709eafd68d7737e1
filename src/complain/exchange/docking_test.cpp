#include "complain/exchange/docking.hpp"

#include "complain/desk/zones_test.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace complain::test;

namespace {

const std::string work_order = "工单编号,受理日期,诉求内容\n9001,2017-09-20,路灯坏了一个月没人修\n";

struct Docked : Zones {
    Docking docking{office};
    guard::Actor system = guard::Actor::system();

    std::string answers() {
        std::string out;
        docking.export_answers(system, Source::Hotline,
                               [&](const std::string& text) { out = text; });
        return out;
    }
};

std::string stored_bytes(db::Pool& pool) {
    std::string out;
    db::Reader reader{pool};
    const auto add = [&out](const db::Row& row) { out += row.blob(0).bytes; };
    reader.each("SELECT report FROM complain_case", {}, add);
    reader.each("SELECT number FROM complain_foreign", {}, add);
    return out;
}

}  // namespace

TEST_CASE("a work order becomes a case that is sealed from the first moment, once") {
    Docked zones;
    const auto first = zones.docking.take_in(zones.system, Source::Hotline, work_order);
    const auto again = zones.docking.take_in(zones.system, Source::Hotline, work_order);

    CHECK(first.taken == 1);
    CHECK(again.taken == 0);
    CHECK(again.known == 1);
    const Desk intake{zones, zones.intake};
    const auto opened = intake.open(zones.only_case(zones.intake));
    CHECK(opened.told.text == "路灯坏了一个月没人修");
    CHECK(platform::format_date(platform::local_date(opened.row.received)) == "2017-09-20");
    CHECK(zones.only_case(zones.second) != 0);
    CHECK(zones.cases.queue(zones.lead, {}, 10).empty());
    const auto bytes = stored_bytes(zones.pool());
    CHECK(bytes.find("路灯") == std::string::npos);
    CHECK(bytes.find("9001") == std::string::npos);
    CHECK_REFUSED(Forbidden, zones.docking.take_in(zones.intake, Source::Hotline, work_order));
}

TEST_CASE("the same number of another platform is another case") {
    Docked zones;
    zones.docking.take_in(zones.system, Source::Hotline, work_order);
    const auto letters =
        R"({"letters":[{"number":"9001","date":"2017-09-01","content":"怎么申请低保"}]})";
    CHECK(zones.docking.take_in(zones.system, Source::Mailbox, letters).taken == 1);
}

TEST_CASE("the answer goes back where the case came from, once, and not before there is one") {
    Docked zones;
    zones.docking.take_in(zones.system, Source::Hotline, work_order);
    const Desk intake{zones, zones.intake}, handler{zones, zones.handler}, lead{zones, zones.lead};
    const auto id = assigned(zones, intake);

    handler.take(id, Move::Investigate);
    Details decided;
    decided.text = "已修好";
    decided.found = Class::True;
    handler.take(id, Move::Decide, decided);
    lead.take(id, Move::Approve);
    CHECK(zones.answers().empty());
    handler.say(id, Move::Reply, "路灯已经修好，谢谢提醒。");

    CHECK(zones.answers() ==
          "\xef\xbb\xbf工单编号,答复日期,答复内容\r\n"
          "\"9001\",2017-09-30,\"路灯已经修好，谢谢提醒。\"\r\n");
    CHECK(zones.answers().empty());
    CHECK_REFUSED(Forbidden, zones.docking.export_answers(zones.intake, Source::Hotline,
                                                          [](const std::string&) {}));
    CHECK(Zones::count(zones.pool(),
                       "SELECT count(*) FROM complain_foreign WHERE answer IS NOT NULL") == 0);
}

TEST_CASE("a refusal and a transfer go back where the case came from, in words for its reporter") {
    Docked zones;
    zones.docking.take_in(zones.system, Source::Hotline, work_order);
    const Desk intake{zones, zones.intake};
    const auto id = zones.only_case(zones.intake);
    intake.take(id, Move::Screen);
    Details refused;
    refused.refused = Refused::NoSubstance;
    refused.text = "内部的话";
    intake.take(id, Move::Refuse, refused);
    intake.say(id, Move::Reconsider, "再看一遍");
    CHECK(zones.answers().empty());  // it was taken back in time
    intake.take(id, Move::Refuse, refused);
    const auto said = zones.answers();
    CHECK(said.find("不予受理：") != std::string::npos);
    CHECK(said.find("内部的话") == std::string::npos);

    intake.say(id, Move::Reconsider, "还是要办");
    zones.cases.classify(intake.opener(), id, Kind::Service, local_finding());
    Details onward;
    onward.text = "属于残联";
    onward.body = Body{BodyType::Department, {}, "县残联"};
    intake.take(id, Move::Transfer, onward);
    CHECK(zones.answers().find("\"已转县残联办理。\"") != std::string::npos);
}

TEST_CASE("of an accusation the platform is not told who has it") {
    Docked zones;
    zones.docking.take_in(zones.system, Source::Hotline, work_order);
    const Desk intake{zones, zones.intake};
    const auto id = zones.only_case(zones.intake);
    zones.cases.classify(intake.opener(), id, Kind::Accusation, local_finding());
    intake.take(id, Move::Screen);
    Details onward;
    onward.text = "有管辖权";
    onward.body = Body{BodyType::TownDiscipline, town, ""};
    intake.take(id, Move::Transfer, onward);
    CHECK(zones.answers().find("\"已转有权处理的机关办理。\"") != std::string::npos);
}

TEST_CASE("nothing is taken in while nobody could open it") {
    Docked zones;
    {
        db::Transaction tx{zones.pool()};
        tx.run("UPDATE guard_officer SET disabled = 1 WHERE login IN ('intake', 'second')");
        tx.commit();
    }
    CHECK_REFUSED(Conflict, zones.docking.take_in(zones.system, Source::Hotline, work_order));
}
