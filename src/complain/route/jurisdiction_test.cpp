#include "complain/route/jurisdiction.hpp"

#include "complain/route/county_test.hpp"
#include "complain/route/transfer.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace complain::test;

namespace {

const Jurisdiction jurisdiction = Jurisdiction::built_in();
const RegionCode village = region("430299100201");

Route accused(const char* id, Theme theme = Theme::Conduct) {
    return jurisdiction.route(Kind::Accusation, {theme, ""}, village, post(id), day("2017-09-28"));
}

Route about(Kind kind, const char* department, RegionCode place = village) {
    return jurisdiction.route(kind, {Theme::Payment, department}, place, {}, day("2017-09-28"));
}

Transfer not_ours() {
    return {TransferKind::NotOurs, {}, {}, day("2017-09-28"), "不属于本单位"};
}

}  // namespace

TEST_CASE("a village's cadre goes to the town's discipline committee, and up to the county's") {
    const Route route = accused("430299100201/director");
    CHECK(route.body == Body{BodyType::TownDiscipline, region("430299100"), {}});
    CHECK(route.escalation.type == BodyType::CountyDiscipline);
    CHECK(route.why == "反映的是村干部，由镇纪委办理");
    CHECK_FALSE(route.must_not_stay());
}

TEST_CASE("who is accused decides the body, not where the reporter lives") {
    CHECK(accused("430299101201/accountant").body.region == region("430299101"));
}

TEST_CASE("town and bureau staff, section-level cadres and organisations each have their body") {
    CHECK(accused("430299100000/staff").body.type == BodyType::TownDiscipline);
    CHECK(accused("民政局/staff").body.type == BodyType::CountyDiscipline);
    CHECK(accused("430299100000/mayor").body.type == BodyType::CountyDiscipline);
    CHECK(accused("430299100000/mayor").escalation.type == BodyType::Above);
    CHECK(accused("430299100000/discipline/staff").body.type == BodyType::CountyDiscipline);
    CHECK(accused("民政局/head").body.type == BodyType::CountyDiscipline);
    CHECK(accused("民政局/organisation").escalation.type == BodyType::LeadingGroup);
    CHECK(accused("public/contractor").body == Body{BodyType::Town, region("430299100"), {}});
}

TEST_CASE("G2: heads of the county and all of its discipline organ go to the level above") {
    CHECK(accused("county/secretary").must_not_stay());
    CHECK(accused("county/deputy").must_not_stay());
    CHECK(accused("discipline/secretary").must_not_stay());
    CHECK(accused("discipline/staff").must_not_stay());
    CHECK(accused("discipline/petitions", Theme::Reprisal).must_not_stay());
    const Route service = jurisdiction.route(Kind::Service, {}, village, post("county/magistrate"),
                                             day("2017-09-28"));
    CHECK(service.must_not_stay());
}

TEST_CASE("reprisal is raised to the county at once") {
    CHECK(accused("430299100201/director", Theme::Reprisal).body.type ==
          BodyType::CountyDiscipline);
}

TEST_CASE("nobody named: the county's discipline organ looks first") {
    CHECK(about(Kind::Accusation, "").body.type == BodyType::CountyDiscipline);
}

TEST_CASE("a dispute goes to the owner of the row, other matters to who can settle them") {
    CHECK(about(Kind::Dispute, "农业局").body == Body{BodyType::Department, {}, "农业局"});
    CHECK(about(Kind::Dispute, "农业局").body.title() == "农业局");
    CHECK(about(Kind::Service, "").body == Body{BodyType::Town, region("430299100"), {}});
    CHECK(about(Kind::Consult, "", region("430299")).body.type == BodyType::PetitionOffice);
    CHECK(about(Kind::Petition, "").basis.starts_with("《信访条例》"));
    CHECK(jurisdiction.route(Kind::Petition, {}, village, {}, day("2022-05-01"))
              .basis.starts_with("《信访工作条例》"));
}

TEST_CASE("G1: no complaint is routed to the unit that it is about") {
    const Date on = day("2017-09-28");
    const auto town = jurisdiction.route(Kind::Service, {Theme::Service, ""}, village,
                                         post("430299100000/staff"), on);
    CHECK(town.body.type == BodyType::PetitionOffice);
    CHECK(town.why == "反映的是承办单位自己的人，改由县信访局办理");
    const auto bureau = jurisdiction.route(Kind::Service, {Theme::Service, "民政局"}, village,
                                           post("民政局/office_head"), on);
    CHECK(bureau.body.type == BodyType::PetitionOffice);
    const auto office =
        jurisdiction.route(Kind::Consult, {}, region("430299"), post("petition/staff"), on);
    CHECK(office.body.type == BodyType::LeadingGroup);
}

TEST_CASE("G1: a body's authority ends at a rank") {
    CHECK(manages(BodyType::TownDiscipline, Rank::Staff));
    CHECK_FALSE(manages(BodyType::TownDiscipline, Rank::Section));
    CHECK_FALSE(manages(BodyType::TownDiscipline, Rank::Organisation));
    CHECK(manages(BodyType::CountyDiscipline, Rank::Section));
    CHECK_FALSE(manages(BodyType::CountyDiscipline, Rank::County));
    CHECK(manages(BodyType::Above, Rank::County));
}

TEST_CASE("every post of a county has a body for every kind, and never its own unit") {
    for (const Kind kind : kinds()) {
        for (const Post& each : county().all()) {
            const Route route = jurisdiction.route(kind, {Theme::Other, each.unit}, each.region,
                                                   each, day("2017-09-28"));
            CAPTURE(each.id);
            CHECK_FALSE(route.body.is_unit_of(each));
            CHECK(manages(route.body.type, each.rank));
        }
    }
}

TEST_CASE("not ours is a transfer that counts, and the second one is arbitrated") {
    std::vector<Transfer> past{{TransferKind::Sent, {}, {}, day("2017-09-28"), ""}};
    CHECK(bounces(past) == 0);
    CHECK(after_not_ours(past) == NextStep::Forward);
    past.push_back(not_ours());
    CHECK(bounces(past) == 1);
    CHECK(after_not_ours(past) == NextStep::Arbitrate);
    past.push_back(not_ours());
    past.push_back({TransferKind::Arbitrated, {}, {}, day("2017-10-20"), ""});
    CHECK(bounces(past) == 2);
    CHECK(after_not_ours(past) == NextStep::Settled);
}

TEST_CASE("bodies keep their names") {
    CHECK(body_type_named("town_discipline") == BodyType::TownDiscipline);
    CHECK(name_of(BodyType::Above) == "above");
    CHECK(title_of(BodyType::PetitionOffice) == "县信访局");
    CHECK_FALSE(body_type_named("court"));
}
