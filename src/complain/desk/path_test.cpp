#include "complain/desk/zones_test.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace complain;
using namespace complain::test;

namespace {

/// Every byte that both stores hold of complaints.
std::string all_bytes(Zones& zones) {
    std::string out;
    const auto add = [&out](const db::Row& row) { out += row.blob(0).bytes; };
    db::Reader office{zones.pool()};
    office.each("SELECT report FROM complain_case", {}, add);
    office.each("SELECT sealed FROM complain_said", {}, add);
    office.each("SELECT sealed FROM complain_event", {}, add);
    office.each("SELECT sealed FROM complain_piece", {}, add);
    db::Reader outside{zones.outside.pool()};
    outside.each("SELECT sealed FROM complain_parcel", {}, add);
    outside.each("SELECT sealed FROM complain_item", {}, add);
    outside.each("SELECT reporter_copy FROM complain_receipt", {}, add);
    return out;
}

bool may(const OpenedDossier& opened, Move move) {
    return std::ranges::find(opened.moves, move) != opened.moves.end();
}

}  // namespace

TEST_CASE("a report reaches two intake officers sealed, and nobody else, the machine included") {
    Zones zones;
    const auto code = zones.report();
    const Desk intake{zones, zones.intake};

    const auto id = zones.only_case(zones.intake);
    REQUIRE(id != 0);
    CHECK(intake.open(id).told.text == secret);
    CHECK(all_bytes(zones).find("低保") == std::string::npos);
    const Desk lead{zones, zones.lead};
    CHECK(zones.cases.queue(zones.lead, {}, 10).empty());
    CHECK_REFUSED(NotFound, lead.open(id));
    CHECK_REFUSED(NotFound, lead.take(id, Move::Approve));
    CHECK(zones.read(code).items.back().text == "已收到");
}

TEST_CASE(
    "a case is opened only for a reason, which the audit chain keeps and which names nobody") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake};
    const auto id = zones.only_case(zones.intake);

    CHECK_REFUSED(Invalid, zones.cases.open(intake.opener(), id, " "));
    CHECK_REFUSED(Invalid, zones.cases.open(intake.opener(), id, "看430299194503020021的事"));
    zones.cases.open(intake.opener(), id, "甄别");
    CHECK(Zones::count(zones.pool(),
                       "SELECT count(*) FROM guard_audit WHERE action = 'complain.open'") == 1);
}

TEST_CASE("a case goes from the village to its answer, and the reporter's word comes back") {
    Zones zones;
    const auto code = zones.report();
    const Desk intake{zones, zones.intake}, handler{zones, zones.handler}, lead{zones, zones.lead};

    const auto id = assigned(zones, intake);
    CHECK(zones.read(code).items.back().text == "办理中");
    CHECK(zones.read(code).items.back().due.has_value());
    CHECK_REFUSED(Forbidden, intake.say(id, Move::Decide, "x"));
    handler.take(id, Move::Investigate);
    zones.cases.say(handler.opener(), id, store::Ear::Officers, "先查流水");
    zones.cases.say(handler.opener(), id, store::Ear::Reporter, "请问是哪个月的？");
    add_message(zones.outside.pool(), code, "3月的", zones.clock.now());
    CHECK(zones.read(code).items.back().text == "3月的");
    Details decided;
    decided.text = "少发一个月，已补发";
    decided.found = Class::True;
    handler.take(id, Move::Decide, decided);
    CHECK_FALSE(may(handler.open(id), Move::Approve));
    lead.take(id, Move::Approve);
    handler.say(id, Move::Reply, "您反映的属实，3月的钱已经补发到卡上。");
    handler.take(id, Move::Close);

    const auto read = zones.read(code);
    const auto reply = std::ranges::find(read.items, Item::Type::Reply, &Item::type);
    REQUIRE(reply != read.items.end());
    CHECK(reply->text == "您反映的属实，3月的钱已经补发到卡上。");
    CHECK(read.items.back().may_evaluate);
    CHECK(std::ranges::none_of(read.items, [](const Item& one) { return one.text == "先查流水"; }));
    add_evaluation(zones.outside.pool(), code, Evaluation::Dissatisfied, zones.clock.now());
    CHECK_FALSE(zones.read(code).items.back().may_evaluate);
    CHECK_FALSE(may(lead.open(id), Move::Reread));  // who approved it is no judge of it
    const Desk other_lead{zones, zones.other_lead};
    CHECK(may(other_lead.open(id), Move::Reread));
    CHECK(all_bytes(zones).find("补发") == std::string::npos);
}

TEST_CASE("whoever stands too near the accused gets no key and keeps none") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake};
    const auto id = zones.only_case(zones.intake);
    Finding finding;
    finding.place = ledger::test::village;
    finding.post = "430299100000/mayor";
    REQUIRE(zones.posts.find(finding.post) != nullptr);
    zones.cases.classify(intake.opener(), id, Kind::Accusation, finding);

    const auto candidates = zones.cases.candidates(intake.opener(), id);
    const auto in_town = std::ranges::find_if(
        candidates, [&](const Candidate& one) { return one.holder.id == zones.in_town.id; });
    REQUIRE(in_town != candidates.end());
    CHECK_FALSE(in_town->grounds.empty());
    CHECK_REFUSED(Conflict, zones.cases.grant(intake.opener(), id, zones.in_town.id, "请协助"));
    intake.take(id, Move::Screen);
    intake.take(id, Move::Accept);
    Details to;
    to.handler = zones.in_town.id.value();
    CHECK_REFUSED(Conflict, intake.take(id, Move::Assign, to));
    CHECK(zones.cases.queue(zones.in_town, {}, 10).empty());
}

TEST_CASE("an intake officer of the accused's own unit loses the key by finding it out") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake};
    const auto id = zones.only_case(zones.intake);
    Finding finding;
    const auto head = std::ranges::find_if(
        zones.posts.all(), [](const Post& one) { return one.unit == "县信访局" && one.is_head; });
    REQUIRE(head != zones.posts.all().end());
    finding.post = head->id;

    zones.cases.classify(intake.opener(), id, Kind::Accusation, finding);

    CHECK(zones.cases.queue(zones.intake, {}, 10).empty());
    CHECK_REFUSED(NotFound, intake.open(id));
    CHECK(zones.only_case(zones.second) == id);
}

TEST_CASE("a case is never left without anybody, nor classified where it must not stay") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake};
    const auto id = zones.only_case(zones.intake);
    zones.cases.revoke(intake.opener(), id, zones.second.id, "值班调整");
    Finding finding;
    finding.post = "县信访局";
    for (const auto& post : zones.posts.all())
        if (post.unit == "县信访局" && post.is_head) finding.post = post.id;

    CHECK_REFUSED(Conflict, zones.cases.revoke(intake.opener(), id, zones.intake.id, "不看了"));
    CHECK_REFUSED(Conflict, zones.cases.classify(intake.opener(), id, Kind::Accusation, finding));
    finding.post = "county/secretary";
    REQUIRE(zones.posts.find(finding.post) != nullptr);
    CHECK_REFUSED(Conflict, zones.cases.classify(intake.opener(), id, Kind::Accusation, finding));
    CHECK(zones.only_case(zones.intake) == id);
}

TEST_CASE("who works on a case decides neither who else reads it nor who no longer does") {
    Zones zones;
    zones.report();
    const Desk intake{zones, zones.intake}, handler{zones, zones.handler};
    const auto id = assigned(zones, intake);
    const auto custodian = zones.worker("custodian", Role::IdentityCustodian, "县委组织部");

    CHECK_REFUSED(Forbidden, zones.cases.grant(handler.opener(), id, zones.lead.id, "请帮忙"));
    CHECK_REFUSED(Forbidden, zones.cases.revoke(handler.opener(), id, zones.intake.id, "不用看"));
    CHECK_REFUSED(Conflict, zones.cases.grant(intake.opener(), id, custodian.id, "请帮忙"));
    zones.cases.revoke(handler.opener(), id, zones.handler.id, "本人申请回避");
    CHECK(zones.cases.queue(zones.handler, {}, 10).empty());
    CHECK(zones.only_case(zones.intake) == id);
}

TEST_CASE("a report about the county's heads leaves a sealed package and nothing else (G2)") {
    Zones zones;
    const auto code = zones.report(Zones::form(Concerns::Leader));

    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_case") == 0);
    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_upward") == 1);
    CHECK(zones.cases.queue(zones.intake, {}, 10).empty());
    CHECK(zones.read(code).items.back().text.find("示例市纪委监委") != std::string::npos);
}

TEST_CASE("what turns out to belong above is sealed up, and nobody here opens it again") {
    Zones zones;
    const auto code = zones.report();
    const Desk intake{zones, zones.intake};
    const auto id = zones.only_case(zones.intake);

    intake.take(id, Move::SealUp);

    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_key") == 0);
    CHECK_REFUSED(NotFound, intake.open(id));
    CHECK(Zones::count(zones.pool(),
                       "SELECT count(*) FROM complain_case WHERE length(report) > 0") == 0);
    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_upward") == 1);
    CHECK(zones.read(code).items.back().text.find("上一级") != std::string::npos);
}

TEST_CASE("what a reporter adds to a case that went above goes there too, and is not thrown away") {
    Zones zones;
    const auto above = zones.report(Zones::form(Concerns::Leader)), sealed = zones.report();
    const Desk intake{zones, zones.intake};
    intake.take(zones.only_case(zones.intake), Move::SealUp);

    add_message(zones.outside.pool(), above, "还有照片", zones.clock.now());
    add_message(zones.outside.pool(), sealed, "还有录音", zones.clock.now());
    zones.courier.carry();

    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_upward") == 4);
    CHECK(zones.inbox.oldest(10, {}).empty());
    CHECK_FALSE(zones.read(sealed).items.back().may_add);
    CHECK_FALSE(zones.read(above).items.back().may_add);
}

TEST_CASE("a parcel that cannot be taken stays, and keeps none of the others back") {
    Zones zones;
    accept_report(zones.outside.pool(), Zones::form(), {}, zones.clock.now());
    {
        db::Transaction tx{zones.outside.pool()};
        tx.run("UPDATE complain_receipt SET case_public = $1", {db::Blob{"no key"}});
        tx.commit();
    }
    accept_report(zones.outside.pool(), Zones::form(), {}, zones.clock.now());

    CHECK_NOTHROW(zones.courier.carry());

    CHECK(zones.only_case(zones.intake) != 0);
    CHECK(zones.inbox.oldest(10, {}).size() == 1);
}

TEST_CASE("a kill between the zones doubles nothing and loses nothing") {
    Zones zones;
    const auto code = accept_report(zones.outside.pool(), Zones::form(), {}, zones.clock.now());
    const auto parcels = zones.inbox.oldest(10, {});
    zones.courier.carry();
    // The public zone did not hear that the office has it.
    {
        db::Transaction tx{zones.outside.pool()};
        tx.run(
            "INSERT INTO complain_parcel (token, look_up, kind, lane, sealed, copies, files, "
            "sent_at) VALUES ($1, $2, 'report', 'county', $3, $4, 0, 0)",
            {db::Blob{parcels.front().token}, db::Blob{parcels.front().look_up},
             db::Blob{parcels.front().sealed}, db::Blob{copies_text(parcels.front().copies)}});
        tx.commit();
    }
    zones.courier.carry();
    zones.courier.carry();

    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_case") == 1);
    CHECK(zones.inbox.oldest(10, {}).empty());
    CHECK(zones.read(code.code).items.size() == 1);
}

TEST_CASE("a photo comes whole to who holds a key, and lies in pieces that nobody reads") {
    Zones zones;
    const auto photo = photo_of(600'000);
    zones.report(Zones::form(), {upload(photo)});
    const Desk intake{zones, zones.intake};
    const auto id = zones.only_case(zones.intake);

    CHECK(zones.cases.file(intake.opener(), id, 0) == photo);
    CHECK_REFUSED(NotFound, zones.cases.file(intake.opener(), id, 1));
    CHECK(all_bytes(zones).find("GPS") == std::string::npos);
    CHECK_REFUSED(Invalid, zones.report(Zones::form(), {upload("MZ\x90 a program")}));
}

TEST_CASE("a code that opens nothing is told nothing") {
    Zones zones;
    zones.report();
    db::Reader reader{zones.outside.pool()};

    CHECK_FALSE(open_case(reader, domain::ReceiptCode::fresh(domain::ReceiptKind::Case)));
}
