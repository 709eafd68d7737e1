#include "complain/route/recusal.hpp"

#include "complain/route/county_test.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace complain::test;

namespace {

const RecusalFacts facts{day("2017-09-28"), ""};

/// Of the town's discipline committee, without any tie to the case.
Handler stranger() {
    Handler handler;
    handler.department = "青山镇纪委";
    handler.body = BodyType::TownDiscipline;
    handler.held = {{"430299100000/discipline/staff", "青山镇纪委", day("2015-01-01"), {}}};
    handler.origin = "43029910020207";
    return handler;
}

using Grounds = std::vector<Ground>;

Grounds grounds(const Handler& handler, const char* accused = "430299100201/accountant") {
    return recusal(handler, post(accused), facts, county());
}

Handler who_held(const char* post, const char* from, std::optional<Date> to) {
    Handler handler = stranger();
    handler.held.push_back({post, "", day(from), to});
    return handler;
}

}  // namespace

TEST_CASE("an officer without any tie may be given the case") {
    CHECK(grounds(stranger()).empty());
}

TEST_CASE("G1: the accused, their unit and their superior are barred") {
    CHECK(grounds(who_held("430299100201/accountant", "2016-01-01", {})) ==
          Grounds{Ground::IsAccused, Ground::SameUnit});
    CHECK(grounds(who_held("430299100201/cadre", "2016-01-01", {})) == Grounds{Ground::SameUnit});
    CHECK(grounds(who_held("430299100201/secretary", "2016-01-01", {})) ==
          Grounds{Ground::SameUnit, Ground::Superior});
    CHECK(grounds(who_held("430299100000/secretary", "2016-01-01", {}), "430299100201/secretary") ==
          Grounds{Ground::Superior});
    Handler colleague = stranger();
    colleague.department = "民政局";
    colleague.body = BodyType::CountyDiscipline;
    CHECK(grounds(colleague, "民政局/staff") == Grounds{Ground::SameUnit});
}

TEST_CASE("the superiors of a post go up to the head of a unit, and of a head one unit higher") {
    const auto ids = [](const char* id) {
        std::vector<std::string> found;
        for (const Post* superior : county().superiors(post(id)))
            found.push_back(superior->id);
        return found;
    };
    CHECK(ids("430299100201/accountant") == std::vector<std::string>{"430299100201/secretary"});
    CHECK(ids("430299100201/secretary") == std::vector<std::string>{"430299100000/secretary"});
    CHECK(ids("430299100000/staff") == std::vector<std::string>{"430299100000/deputy",
                                                                "430299100000/mayor",
                                                                "430299100000/secretary"});
    CHECK(ids("民政局/head") == std::vector<std::string>{"county/magistrate", "county/secretary"});
    CHECK(ids("county/secretary").empty());
}

TEST_CASE("the same post in another village is no tie") {
    CHECK(grounds(who_held("430299100202/accountant", "2016-01-01", {})).empty());
}

TEST_CASE("whoever served in the unit within three years is barred, to the day") {
    const Grounds together{Ground::ServedTogether};
    CHECK(grounds(who_held("430299100201/cadre", "2010-01-01", day("2014-09-28"))) == together);
    CHECK(grounds(who_held("430299100201/cadre", "2010-01-01", day("2014-09-27"))).empty());
    CHECK(grounds(who_held("430299100201/cadre", "2017-10-01", {})).empty());
}

TEST_CASE("a natural village in common bars, by declaration or by a village cadre's post") {
    Handler neighbour = stranger();
    neighbour.origin = "43029910020103";
    CHECK(grounds(neighbour) == Grounds{Ground::SameVillage});
    CHECK(recusal(stranger(), post("430299100000/staff"), {day("2017-09-28"), "43029910020207"},
                  county()) == Grounds{Ground::SameVillage});
    neighbour.origin.clear();
    CHECK(grounds(neighbour).empty());
}

TEST_CASE("what an officer declares and what the ledger knows bar, each by itself") {
    Handler handler = stranger();
    handler.handled_payment = true;
    handler.has_interest = true;
    handler.is_near_relative = true;
    handler.was_witness = true;
    CHECK(grounds(handler) ==
          Grounds{Ground::NearRelative, Ground::Witness, Ground::Interest, Ground::HandledPayment});
    CHECK(title_of(Ground::HandledPayment) == "经办过所反映的这笔资金");
    CHECK(name_of(Ground::ServedTogether) == "served_together");
}

TEST_CASE("G1: a town's officer is not given a case beyond the town's authority") {
    CHECK(grounds(stranger(), "民政局/head") == Grounds{Ground::BeyondRank});
}

TEST_CASE("a villager or contractor has no unit that could be shared") {
    Handler handler = stranger();
    handler.department.clear();
    handler.held.push_back({"public/contractor", "", day("2016-01-01"), {}});
    CHECK(grounds(handler, "public/contractor").empty());
}

TEST_CASE("posts are told by place and day, and a post that was not yet there is not offered") {
    CHECK(county().at(region("430299100201"), day("2017-09-28")).size() == 4);
    CHECK(post("430299100201/director").title == "鹤阳村村主任");
    CHECK(post("430299100000/secretary").title == "青山镇党委书记");
    CHECK(post("430299100000/mayor").title == "青山镇长");
    CHECK(post("430299100000/discipline/secretary").title == "青山镇纪委书记");
    CHECK(post("民政局/head").title == "民政局局长（主任）");
    CHECK(post("county/magistrate").title == "县长");
    CHECK_FALSE(post("discipline/commission").stands(day("2017-12-31")));
    CHECK(post("discipline/commission").stands(day("2018-01-01")));
    CHECK(county().find("民政局/nobody") == nullptr);
}
