#include "complain/open/clarifications.hpp"

#include "complain/complain.hpp"
#include "complain/desk/zones_test.hpp"
#include "complain/model/case_test.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace complain::test;

namespace {

const std::string named = "经核查，反映青山镇张小明的问题不属实，予以澄清";

/// An accusation on its way to a decision, and what everybody may read meanwhile.
struct Clarified : Zones {
    portal::Site site{outside.pool(), clock};
    http::Router router;
    Publishing publishing{office, {{town, "青山镇"}}, inbox};
    guard::Actor third = worker("third_lead", Role::ComplaintLead, "县委办");
    Desk at_intake{*this, intake}, at_handler{*this, handler}, at_lead{*this, lead},
        at_other_lead{*this, other_lead}, at_third{*this, third};
    std::int64_t id = 0;

    Clarified() {
        mount_open(router, site, outside.pool());
        report();
        id = assigned(*this, at_intake, Kind::Accusation);
        at_handler.take(id, Move::Investigate);
    }
    void decide() {
        Details decided = Case::text("没有这回事");
        decided.found = Class::False;
        at_handler.take(id, Move::Decide, decided);
        at_lead.take(id, Move::Approve);
        at_handler.say(id, Move::Reply, "您反映的不属实");
        at_other_lead.say(id, Move::ClearName, "经核查不属实");
    }
    void clarify(std::optional<int> days) {
        auto details = Case::text(named.c_str());
        details.has_consent = true;
        details.days = days;
        at_third.take(id, Move::Clarify, details);
    }
    /// The page, the data and the table, as they stand in the public zone.
    std::string everybody_reads() {
        std::string out;
        for (const auto* path : {"/complaints", "/complaints.json", "/complaints.csv"}) {
            http::Request::Parts parts;
            parts.target = path;
            http::Request request{std::move(parts)};
            const auto match = router.match(http::Method::Get, path);
            const auto response = match.route->handler(request);
            out += std::get<std::string>(response.body);
        }
        return out;
    }
    bool is_named() { return everybody_reads().find("张小明") != std::string::npos; }
    void pass(int days) { clock.set(clock.now() + std::chrono::days{days}); }
    std::int64_t kept() { return count(pool(), "SELECT count(*) FROM complain_clarification"); }
    std::string in_store() {
        db::Reader reader{outside.pool()};
        return reader
            .one("SELECT text FROM complain_shown WHERE name = 'clarifications'", {},
                 [](const db::Row& row) { return std::string{row.text(0)}; })
            .value_or("");
    }
};

}  // namespace

TEST_CASE("a name is on no public page before the decision, and then only until its time is over") {
    Clarified county;
    county.publishing.publish();
    CHECK_REFUSED(NotFound, county.clarify(30));
    CHECK_FALSE(county.is_named());
    county.decide();
    county.publishing.publish();
    CHECK_FALSE(county.is_named());

    county.clarify(30);
    county.publishing.publish();
    CHECK(county.is_named());
    county.pass(30);
    county.publishing.publish();
    CHECK(county.is_named());  // its last day

    county.pass(1);
    CHECK_FALSE(county.is_named());  // the office has not been there yet
    CHECK(county.in_store().find("张小明") != std::string::npos);
    county.publishing.publish();
    CHECK(county.in_store().find("张小明") == std::string::npos);
    CHECK(county.kept() == 0);
}

TEST_CASE("a clarification stands half a year where nobody says how long, and never for ever") {
    Clarified county;
    county.decide();
    CHECK_REFUSED(Invalid, county.clarify(366));
    CHECK_REFUSED(Invalid, county.clarify(0));
    county.clarify({});
    county.pass(180);
    county.publishing.publish();
    CHECK(county.is_named());
    county.pass(1);
    county.publishing.publish();
    CHECK_FALSE(county.is_named());
}

TEST_CASE("what is sealed up is clarified no more") {
    Clarified county;
    county.decide();
    county.clarify(30);
    county.publishing.publish();
    CHECK(county.is_named());
    county.at_intake.take(county.id, Move::SealUp);
    county.publishing.publish();
    CHECK_FALSE(county.is_named());
}
