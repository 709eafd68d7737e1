#include "guard/officers.hpp"

#include "guard/office_test.hpp"
#include "platform/testing/refused.hpp"

#include <set>

namespace guard::test {

namespace {

struct WithManager : Office {
    FreshPassword manager = add("operator", {{Role::Operator, county}});
    Actor boss = actor(manager.id);

    NewOfficer wanted(std::string login, std::vector<Grant> grants) const {
        return {std::move(login), "演示人员", "县残联", std::move(grants)};
    }
};

}  // namespace

TEST_CASE("a new officer must change the first password") {
    WithManager office;

    const auto fresh = office.guard.officers.create(
        office.boss, office.wanted("clerk", {{Role::TownClerk, town}}));

    const auto clerk = office.actor(fresh.id);
    CHECK(clerk.must_change_password);
    CHECK_FALSE(clerk.may(Permission::ImportTables, {town}));
    office.guard.sign_in.change_password(clerk, fresh.password, "three unlike words", {});
    CHECK(office.actor(fresh.id).may(Permission::ImportTables, {town}));
}

TEST_CASE("a login is taken once, and is neither strange nor a telephone number") {
    WithManager office;
    auto& officers = office.guard.officers;
    officers.create(office.boss, office.wanted("clerk", {}));

    CHECK_REFUSED(Conflict, officers.create(office.boss, office.wanted("clerk", {})));
    CHECK_REFUSED(Invalid, officers.create(office.boss, office.wanted("ab", {})));
    CHECK_REFUSED(Invalid, officers.create(office.boss, office.wanted("Clerk One", {})));
    CHECK_REFUSED(Invalid, officers.create(office.boss, office.wanted("13812345678", {})));
}

TEST_CASE("who does not manage officers changes none of them") {
    WithManager office;
    auto& officers = office.guard.officers;
    const auto clerk = office.actor(office.add("clerk", {{Role::TownClerk, town}}).id);

    CHECK_REFUSED(Forbidden, officers.create(clerk, office.wanted("other", {})));
    CHECK_REFUSED(Forbidden, officers.disable(clerk, office.manager.id));
    CHECK_REFUSED(Forbidden, officers.set_grants(clerk, office.manager.id, {}));
    CHECK_REFUSED(Forbidden, officers.reset(clerk, office.manager.id));
    CHECK_REFUSED(Forbidden, officers.list(clerk));
    CHECK_REFUSED(Unauthenticated, officers.list(Actor::nobody()));
}

TEST_CASE("a manager reaches no further than their own scope") {
    WithManager office;
    auto& officers = office.guard.officers;
    const auto town_boss = office.actor(office.add("town_boss", {{Role::Operator, town}}).id);
    const auto elsewhere = office.add("elsewhere", {{Role::TownClerk, other_town}});
    const auto inside = office.add("inside", {{Role::TownClerk, town}});

    CHECK_REFUSED(
        Forbidden,
        officers.create(town_boss, office.wanted("a_clerk", {{Role::TownClerk, other_town}})));
    CHECK_REFUSED(Forbidden, officers.disable(town_boss, elsewhere.id));
    CHECK_REFUSED(Forbidden,
                  officers.set_grants(town_boss, inside.id, {{Role::Publisher, county}}));
    CHECK_NOTHROW(officers.disable(town_boss, inside.id));
}

TEST_CASE("nobody changes their own account") {
    WithManager office;
    auto& officers = office.guard.officers;

    CHECK_REFUSED(Conflict,
                  officers.set_grants(office.boss, office.manager.id, {{Role::Publisher, county}}));
    CHECK_REFUSED(Conflict, officers.disable(office.boss, office.manager.id));
    CHECK_REFUSED(Conflict, officers.reset(office.boss, office.manager.id));
}

TEST_CASE("grants are replaced as a whole and the same one twice is refused") {
    WithManager office;
    auto& officers = office.guard.officers;
    const auto clerk = office.add("clerk", {{Role::TownClerk, town}});
    const Grant publisher{Role::Publisher, county};

    officers.set_grants(office.boss, clerk.id, {publisher});

    CHECK(office.actor(clerk.id).grants == std::vector{publisher});
    CHECK_REFUSED(Invalid, officers.set_grants(office.boss, clerk.id, {publisher, publisher}));
    CHECK_REFUSED(NotFound, officers.set_grants(office.boss, OfficerId{999}, {}));
}

TEST_CASE("a reset takes the second factor and the lock away and asks for a new password") {
    WithManager office;
    const auto clerk = office.add("clerk", {{Role::TownClerk, town}});
    office.guard.sign_in.begin_second_factor(office.actor(clerk.id));

    const auto fresh = office.guard.officers.reset(office.boss, clerk.id);

    CHECK_REFUSED(Unauthenticated,
                  office.guard.sign_in.check("clerk", clerk.password, std::nullopt));
    CHECK(office.guard.sign_in.check("clerk", fresh.password, std::nullopt) == clerk.id);
    CHECK(office.actor(clerk.id).must_change_password);
}

TEST_CASE("what managers do is on record and holds no password") {
    WithManager office;
    const auto fresh = office.guard.officers.create(
        office.boss, office.wanted("clerk", {{Role::DepartmentClerk, county, "县残联"}}));

    const auto rows = office.audit();

    CHECK(rows[0].action == "officer.create");
    CHECK(rows[0].officer == "演示人员");
    CHECK(
        rows[0].detail ==
        R"({"roles":[{"role":"department_clerk","region":"430299000000","department":"县残联"}]})");
    CHECK(rows[0].detail.find(fresh.password) == std::string::npos);
    CHECK_FALSE(office.verify());
}

TEST_CASE("a demo county has someone for every role") {
    Office office;

    const auto made = demo_officers(office.guard.officers, county, town,
                                    domain::RegionCode{430299100201}, other_town);

    std::set<Role> cast;
    for (const auto& [id, officer, password] : made)
        cast.insert(officer.grants.front().role);
    CHECK(cast.size() == roles().size());
    CHECK(office.guard.sign_in.check("reviewer_canlian", made[3].password, std::nullopt));
    CHECK_FALSE(office.verify());
}

}  // namespace guard::test
