#include "complain/cases/upward.hpp"
#include "complain/complain.hpp"
#include "complain/desk/zones_test.hpp"
#include "complain/identity/envelope.hpp"
#include "complain/identity/requests.hpp"
#include "complain/intake/parcels.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <functional>

using namespace complain;
using namespace complain::test;
using namespace std::chrono_literals;

namespace {

const std::string whose = "周小满", phone = "0733-5550177", reach = "赶集日在青山镇街上";
const std::string motive = "要当面核对发放清单上的签字";

Form named_form(Concerns concerns = Concerns::Village) {
    auto out = Zones::form(concerns);
    out.identity = Identity{whose, phone, reach};
    return out;
}

/// A county that keeps names, and one named report on its handler's desk.
struct Named : Zones {
    guard::Actor custodian = worker("custodian", Role::IdentityCustodian, "县委组织部"),
                 second_custodian = worker("keeper", Role::IdentityCustodian, "县民政局");
    Desk at_intake{*this, intake}, at_handler{*this, handler}, at_lead{*this, lead},
        at_custodian{*this, custodian};
    domain::ReceiptCode code = named_report();
    std::int64_t id = 0;

    domain::ReceiptCode named_report(Concerns concerns = Concerns::Village) {
        courier.carry();
        return report(named_form(concerns));
    }
    void assign() { id = assigned(*this, at_intake); }
    identity::View seen(const Desk& desk) const {
        return identity::view(office, desk.opener(), id);
    }
    std::int64_t ask() const {
        identity::ask(office, at_handler.opener(), id, motive);
        return seen(at_handler).requests.back().row.id;
    }
    void decide(std::int64_t request, bool is_granted) const {
        identity::decide(office, at_custodian.opener(), request, {is_granted, "确有需要"});
    }
    Identity read_by(const Desk& desk) const { return identity::read(office, desk.opener(), id); }
    std::int64_t here(db::Query query) { return count(pool(), query); }
    std::int64_t audited(const char* action) {
        db::Reader reader{pool()};
        return *reader.one("SELECT count(*) FROM guard_audit WHERE action = $1", {action},
                           [](const db::Row& row) { return row.integer(0); });
    }
};

std::int64_t granted(const Named& county) {
    const auto request = county.ask();
    county.decide(request, true);
    return request;
}

bool says(const OpenedCase& opened, std::string_view words) {
    return std::ranges::any_of(opened.items, [words](const Item& item) {
        return item.text.find(words) != std::string::npos;
    });
}

}  // namespace

TEST_CASE(
    "a name has two locks: neither the custodian nor who holds the case's key opens it alone") {
    const auto key = CaseKey::fresh();
    const crypto::BoxKey custodian{crypto::Secret{std::string(32, 'c')}},
        handler{crypto::Secret{std::string(32, 'h')}};
    WindowKeys keys;
    keys.custodians = {{7, custodian.public_key()}};

    const auto copies = seal_identity({whose, phone, reach}, key.public_key(), Lane::County, keys);
    const auto short_copies = seal_identity({"周", "", ""}, key.public_key(), Lane::County, keys);

    REQUIRE(copies.size() == 1);
    CHECK(copies.front().sealed.size() == identity_copy_bytes);
    CHECK(short_copies.front().sealed.size() == identity_copy_bytes);
    const auto& sealed = copies.front().sealed;
    CHECK_FALSE(key.open(sealed));
    const auto inner = custodian.open(sealed);
    REQUIRE(inner);
    CHECK(inner->find(whose) == std::string::npos);
    CHECK_FALSE(custodian.open(*inner));
    const auto handed = hand_on_identity(sealed, custodian, handler.public_key());
    REQUIRE(handed);
    CHECK_FALSE(open_identity(*handed, custodian, key));
    CHECK_FALSE(open_identity(*handed, handler, CaseKey::fresh()));
    CHECK_FALSE(hand_on_identity(sealed, handler, handler.public_key()));
    CHECK(open_identity(*handed, handler, key)->name == whose);
    keys.custodians.clear();
    CHECK_REFUSED(Conflict, (seal_identity({whose, "", ""}, key.public_key(), Lane::County, keys)));
    CHECK_REFUSED(Conflict, (seal_identity({whose, "", ""}, key.public_key(), Lane::Above, keys)));
}

TEST_CASE("the window's text of before there were custodians is still read") {
    const auto keys = window_from(
        R"({"intake":[{"officer":7,"key":"AAAA"}],"above":"","above_title":"","office":""})");

    REQUIRE(keys);
    CHECK(keys->intake.size() == 1);
    CHECK(keys->custodians.empty());
    WindowKeys more;
    more.custodians = {{9, "x"}};
    CHECK(window_from(window_text(more))->custodians.front().officer == 9);
    CHECK_FALSE(window_from("{}"));
}

TEST_CASE(
    "a named report is asked for, granted and read, and its reporter learns by whom and why") {
    Named county;
    county.assign();
    CHECK(county.here("SELECT count(*) FROM complain_identity") == 2);
    CHECK(county.at_handler.open(county.id).row.state.is_named);
    CHECK(county.cases.queue(county.handler, {}, 10).front().is_named);
    CHECK(county.seen(county.at_handler).may_ask);
    CHECK_FALSE(county.seen(county.at_intake).may_ask);
    CHECK_REFUSED(Conflict, county.read_by(county.at_handler));

    const auto request = county.ask();
    const auto waiting = identity::waiting(county.office, county.custodian);
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.front().row.motive == motive);
    CHECK(waiting.front().post == "县民政局部门审核员");
    CHECK(waiting.front().kind == "办事投诉");
    county.decide(request, true);

    const auto identity = county.read_by(county.at_handler);
    CHECK(identity.name == whose);
    CHECK(identity.phone == phone);
    CHECK(identity.reach == reach);
    const auto read = county.read(county.code);
    CHECK(says(read, "办理人（县民政局部门审核员）于"));
    CHECK(says(read, "理由：" + motive));
    CHECK(says(read, "保管人（县委组织部）已同意"));
    CHECK_FALSE(says(read, county.handler.name));
    CHECK(county.audited("complain.identity_ask") == 1);
    CHECK(county.audited("complain.identity_grant") == 1);
    CHECK(county.audited("complain.identity_open") == 1);
    county.read_by(county.at_handler);
    CHECK(county.audited("complain.identity_open") == 2);
}

TEST_CASE("an anonymous report has nothing to ask for") {
    Named county;
    county.assign();
    county.report();
    const auto other = *county.cases.queue(county.second, {}, 10).begin();
    const auto newest =
        other.id == county.id ? county.cases.queue(county.second, {}, 10).back().id : other.id;
    county.cases.classify(county.at_intake.opener(), newest, Kind::Service, local_finding());
    county.at_intake.take(newest, Move::Screen);
    county.at_intake.take(newest, Move::Accept);
    Details to;
    to.handler = county.handler.id.value();
    county.at_intake.take(newest, Move::Assign, to);

    CHECK_REFUSED(Conflict,
                  identity::ask(county.office, county.at_handler.opener(), newest, motive));
    county.id = newest;
    CHECK_FALSE(county.seen(county.at_handler).is_named);
}

TEST_CASE("only the handler asks, only with a motive, and only once at a time") {
    Named county;
    county.assign();
    const auto ask = [&](const Desk& desk, std::string_view why) {
        identity::ask(county.office, desk.opener(), county.id, why);
    };

    CHECK_REFUSED(Invalid, ask(county.at_handler, "想看看"));
    CHECK_REFUSED(Invalid, ask(county.at_handler, "他的号码是430299194503020021请核对一下"));
    CHECK_REFUSED(Forbidden, ask(county.at_intake, motive));
    CHECK_REFUSED(Forbidden, ask(county.at_custodian, motive));
    CHECK_REFUSED(NotFound, ask(Desk{county, county.in_town}, motive));
    ask(county.at_handler, motive);
    CHECK_REFUSED(Conflict, ask(county.at_handler, motive));
}

TEST_CASE("a custodian decides once, within the days, and says why") {
    Named county;
    county.assign();
    const auto request = county.ask();
    const auto decide = [&](const Desk& desk, std::string reason) {
        identity::decide(county.office, desk.opener(), request, {false, std::move(reason)});
    };

    CHECK_REFUSED(Invalid, decide(county.at_custodian, ""));
    CHECK_REFUSED(Forbidden, decide(county.at_handler, "同意"));
    CHECK_REFUSED(Forbidden, decide(county.at_lead, "同意"));
    const auto later = county.worker("later", Role::IdentityCustodian, "县档案局");
    CHECK_REFUSED(NotFound, decide(Desk{county, later}, "同意"));
    decide(county.at_custodian, "电话里也能核对");
    CHECK(says(county.read(county.code), "保管人（县委组织部）未同意，理由：电话里也能核对"));
    CHECK_REFUSED(Conflict, county.decide(request, true));
    CHECK_REFUSED(Conflict, county.read_by(county.at_handler));
    CHECK(identity::waiting(county.office, county.custodian).empty());

    const auto again = county.ask();
    county.clock.set(county.clock.now() + std::chrono::days{30});
    CHECK(identity::waiting(county.office, county.custodian).empty());
    CHECK(county.seen(county.at_handler).requests.back().is_lapsed);
    CHECK_REFUSED(Conflict, county.decide(again, true));
    CHECK(county.seen(county.at_handler).may_ask);
}

TEST_CASE("a grant is one officer's: not the next handler's, and not theirs once they are not") {
    Named county;
    county.assign();
    granted(county);
    CHECK_REFUSED(Forbidden, county.read_by(county.at_intake));
    county.cases.grant(county.at_intake.opener(), county.id, county.lead.id, "请改派");
    Details to;
    to.handler = county.in_town.id.value();
    to.text = "换人办";
    county.at_lead.take(county.id, Move::Reassign, to);

    CHECK_REFUSED(Conflict, county.read_by(county.at_handler));
    CHECK_REFUSED(Conflict, county.read_by(Desk{county, county.in_town}));
    CHECK(county.here("SELECT count(*) FROM complain_identity_request WHERE sealed IS NOT NULL") ==
          0);
}

TEST_CASE("laying down, taking back, losing the key and closing each end a grant") {
    const std::vector<std::function<void(Named&, std::int64_t)>> ways{
        [](Named& county, std::int64_t request) {
            identity::lay_down(county.office, county.at_handler.opener(), county.id, request);
        },
        [](Named& county, std::int64_t request) {
            identity::revoke(county.office, county.custodian, request, "已经核对完");
            CHECK(says(county.read(county.code), "保管人（县委组织部）收回了"));
        },
        [](Named& county, std::int64_t) {
            county.cases.revoke(county.at_intake.opener(), county.id, county.handler.id, "换人办");
        },
        [](Named& county, std::int64_t) {
            county.at_handler.take(county.id, Move::Investigate);
            Details decided;
            decided.text = "已补发";
            decided.found = Class::True;
            county.at_handler.take(county.id, Move::Decide, decided);
            county.at_lead.take(county.id, Move::Approve);
            county.at_handler.say(county.id, Move::Reply, "已经补发");
            county.at_handler.take(county.id, Move::Close);
        }};
    for (const auto& way : ways) {
        Named county;
        county.assign();
        const auto request = granted(county);
        CHECK(county.read_by(county.at_handler).name == whose);

        way(county, request);

        CHECK(county.here(
                  "SELECT count(*) FROM complain_identity_request WHERE sealed IS NOT NULL") == 0);
        CHECK_REFUSED(Conflict,
                      identity::revoke(county.office, county.custodian, request, "再收一次"));
    }
}

TEST_CASE("who keeps names is never given a case, and who may be given one keeps no names") {
    Named county;
    county.assign();
    auto keeper = county.second_custodian;
    keeper.grants.push_back({Role::ComplaintLead, ledger::test::county, ""});
    {
        db::Transaction tx{county.pool()};
        guard::store::save_grants(tx, keeper.id, keeper.grants, guard::Actor::system(),
                                  county.clock.now());
        tx.commit();
    }
    {
        db::Reader reader{county.pool()};
        const auto now = identity::custodians(reader, county.office);
        REQUIRE(now.size() == 1);
        CHECK(now.front().id == county.custodian.id);
    }

    // The copy of before is still theirs, so that no key of this case may be.
    CHECK_REFUSED(Conflict, county.cases.grant(county.at_intake.opener(), county.id, keeper.id,
                                               "请协助看一下"));
    county.at_handler.take(county.id, Move::Investigate);
    Details decided;
    decided.text = "已补发";
    decided.found = Class::True;
    county.at_handler.take(county.id, Move::Decide, decided);
    db::Reader reader{county.pool()};
    CHECK_FALSE(store::key(reader, county.id, keeper.id.value()));
    CHECK(store::key(reader, county.id, county.lead.id.value()));
}

TEST_CASE("a custodian of the accused's own unit has no copy any more, and no say") {
    Named county;
    county.id = county.only_case(county.intake);
    auto finding = local_finding();
    const auto head = std::ranges::find_if(
        county.posts.all(), [](const Post& one) { return one.unit == "县民政局" && one.is_head; });
    REQUIRE(head != county.posts.all().end());
    finding.post = head->id;
    county.cases.classify(county.at_intake.opener(), county.id, Kind::Accusation, finding);

    db::Reader reader{county.pool()};
    CHECK_FALSE(identity::keeps(reader, county.id, county.second_custodian.id.value()));
    CHECK(identity::keeps(reader, county.id, county.custodian.id.value()));
}

TEST_CASE("what is sealed up takes the name and everybody's wish to see it along") {
    Named county;
    county.assign();
    granted(county);

    county.at_handler.take(county.id, Move::SealUp);

    CHECK(county.here("SELECT count(*) FROM complain_identity") == 0);
    CHECK(county.here("SELECT count(*) FROM complain_identity_request") == 0);
    CHECK(county.here("SELECT count(*) FROM complain_identity_keeper") == 0);
    CHECK(identity::waiting(county.office, county.custodian).empty());
}

TEST_CASE("a named report to the level above leaves no name here, nor that there is one") {
    Named county;
    county.named_report(Concerns::Leader);

    CHECK(county.here("SELECT count(*) FROM complain_identity") == 2);  // of the other one
    db::Reader reader{county.pool()};
    const auto package = reader.one("SELECT package FROM complain_upward", {},
                                    [](const db::Row& row) { return row.blob(0).bytes; });
    REQUIRE(package);
    const auto read = upward_package_from(*package);
    REQUIRE(read);
    const auto key = CaseKey::of_holder(read->copy, county.above);
    REQUIRE(key);
    CHECK(open_identity(read->identity, county.above, *key)->name == whose);
    CHECK_FALSE(open_identity(read->identity, county.at_custodian.key, *key));
}

TEST_CASE("a name that comes torn, or for who holds the key too, is not taken") {
    Named county;
    accept_report(county.outside.pool(), named_form(), {}, county.clock.now());
    auto parcel = county.inbox.oldest(10, {}).front();
    CHECK(identity::is_whole(parcel));
    parcel.identity.front().sealed.pop_back();
    CHECK_FALSE(identity::is_whole(parcel));
    parcel.identity = {{parcel.copies.front().officer, std::string(identity_copy_bytes, 'x')}};
    CHECK_FALSE(identity::is_whole(parcel));
    parcel.identity.clear();
    CHECK(identity::is_whole(parcel));
}

TEST_CASE("asking is the handlers', deciding the custodians'") {
    Named county;
    guard::Guard guard{county.pool(), county.clock, county.keys};
    http::Router router;
    mount_office(router, county.office, guard);
    int seen = 0;
    for (const http::Route* route : router.routes()) {
        if (route->pattern.find("identity") == std::string::npos) continue;
        ++seen;
        CAPTURE(route->pattern);
        const bool is_custodians = route->pattern.starts_with("/office/api/identity-requests");
        const bool is_shown = route->pattern.ends_with("/identity");
        const auto wanted = is_custodians ? guard::Permission::GrantIdentity
                            : is_shown    ? guard::Permission::SignedIn
                                          : guard::Permission::HandleComplaint;
        CHECK(route->access == http::Access{wanted});
    }
    CHECK(seen == 7);
}
