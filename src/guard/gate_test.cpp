#include "guard/gate.hpp"

#include "guard/office_test.hpp"
#include "platform/core/encoding.hpp"
#include "platform/testing/refused.hpp"

#include <thread>

namespace guard::test {

namespace {

Actor clerk_of(std::string department) {
    return Actor::officer(OfficerId{1}, "clerk", "演示", department,
                          {{Role::DepartmentClerk, county, department}});
}

Actor town_clerk() {
    return Actor::officer(OfficerId{2}, "town", "演示", "乡镇民政办", {{Role::TownClerk, town}});
}

}  // namespace

TEST_CASE("an officer does what their role allows within its scope") {
    Office office;
    const auto& gate = office.guard.gate;

    CHECK_NOTHROW(gate.require(clerk_of("县民政局"), Permission::ImportTables, {town, "县民政局"}));
    CHECK_NOTHROW(gate.require(town_clerk(), Permission::ImportTables, {town}));
}

TEST_CASE("a wrong role is refused") {
    Office office;
    const auto& gate = office.guard.gate;

    CHECK_REFUSED(Forbidden, gate.require(clerk_of("县民政局"), Permission::Publish));
    CHECK_REFUSED(Forbidden, gate.require(clerk_of("县民政局"), Permission::ReviewBusiness,
                                          {county, "县民政局"}));
}

TEST_CASE("a wrong region is refused") {
    Office office;
    const auto& gate = office.guard.gate;

    CHECK_REFUSED(Forbidden, gate.require(town_clerk(), Permission::ImportTables, {other_town}));
    CHECK_REFUSED(Forbidden, gate.require(town_clerk(), Permission::ImportTables, {county}));
}

TEST_CASE("a wrong department is refused, and so are all of them at once") {
    Office office;
    const auto& gate = office.guard.gate;
    const auto clerk = clerk_of("县民政局");

    CHECK_REFUSED(Forbidden, gate.require(clerk, Permission::ImportTables, {town, "县残联"}));
    CHECK_REFUSED(Forbidden, gate.require(clerk, Permission::ImportTables, {town, ""}));
}

TEST_CASE("one grant's region does not stretch another's department") {
    const auto both = Actor::officer(
        OfficerId{1}, "clerk", "演示", "县民政局",
        {{Role::DepartmentClerk, town, "县民政局"}, {Role::DepartmentClerk, other_town, "县残联"}});

    CHECK(both.may(Permission::ImportTables, {town, "县民政局"}));
    CHECK_FALSE(both.may(Permission::ImportTables, {town, "县残联"}));
    CHECK(both.reach(Permission::ImportTables).size() == 2);
}

TEST_CASE("nobody may do nothing but what is for anyone") {
    Office office;
    const auto& gate = office.guard.gate;

    CHECK_NOTHROW(gate.require(Actor::nobody(), Permission::Anyone));
    CHECK_REFUSED(Unauthenticated, gate.require(Actor::nobody(), Permission::SignedIn));
    CHECK_REFUSED(Unauthenticated, gate.require(Actor::nobody(), Permission::SeeLedger));
}

TEST_CASE("whoever must change their password may do nothing else") {
    auto clerk = clerk_of("县民政局");
    clerk.must_change_password = true;

    CHECK(clerk.may(Permission::SignedIn));
    CHECK_FALSE(clerk.may(Permission::ImportTables));
}

TEST_CASE(
    "no role hands in and reviews, or reviews and publishes, or operates and sees the books") {
    using enum Permission;
    for (const RoleEntry& role : roles()) {
        CAPTURE(role.name);
        const auto& allows = role.allows;
        CHECK_FALSE((allows.has(ImportTables) && allows.has(ReviewBusiness)));
        CHECK_FALSE((allows.has(ImportTables) && allows.has(ReviewSecrecy)));
        CHECK_FALSE((allows.has(ReviewBusiness) && allows.has(Publish)));
        CHECK_FALSE((allows.has(ReviewSecrecy) && allows.has(Publish)));
        CHECK_FALSE((allows.has(OperateSystem) && allows.has(SeeLedger)));
        CHECK(role_named(role.name) == role.role);
    }
}

TEST_CASE("every permission is found by its name") {
    for (const Permission permission : permissions())
        CHECK(permission_named(name_of(permission)) == permission);
    CHECK_FALSE(permission_named("everything"));
}

TEST_CASE("a record is kept with its command and gone with its rollback") {
    Office office;
    {
        db::Transaction tx{office.store.pool()};
        office.guard.gate.record(tx, Actor::system(), "test.rolled_back", "row:1");
    }
    office.guard.gate.record(Actor::system(), "test.kept", "row:2", R"({"rows":3})");

    const auto rows = office.audit();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].number == 1);
    CHECK(rows[0].action == "test.kept");
    CHECK(rows[0].subject == "row:2");
    CHECK(rows[0].detail == R"({"rows":3})");
    CHECK_FALSE(office.verify());
}

TEST_CASE("a personal number in a detail is a bug and stops the command") {
    Office office;

    CHECK_THROWS_AS(office.guard.gate.record(Actor::system(), "test.leak", "row:1",
                                             R"({"phone":"13812345678"})"),
                    platform::Bug);
    CHECK(office.audit().empty());
}

TEST_CASE("the hash of a row is fixed by its published form") {
    const std::string zeros(32, '\0');

    const auto one = audit_hash(zeros, {1, 0, std::nullopt, "ab", "c", "{}"});

    CHECK(platform::to_hex(crypto::bytes(one)) ==
          "5b89cb540effa19b2d962851225f85160f3ae9837f43682a9a94ca2a379b32f5");
    CHECK(one != audit_hash(zeros, {1, 0, std::nullopt, "a", "bc", "{}"}));
}

namespace {

/// Five sound rows.
void fill(Office& office) {
    for (int i = 0; i < 5; ++i)
        office.guard.gate.record(Actor::system(), "test.row", "row:" + std::to_string(i));
}

}  // namespace

TEST_CASE("an edited row breaks the chain") {
    Office office;
    fill(office);

    office.tamper("UPDATE guard_audit SET subject = 'row:x' WHERE number = 3");

    REQUIRE(office.verify());
    CHECK(office.verify()->number == 3);
}

TEST_CASE("a deleted row breaks the chain, in its midst and at its end") {
    Office midst;
    fill(midst);
    Office end;
    fill(end);

    midst.tamper("DELETE FROM guard_audit WHERE number = 2");
    end.tamper("DELETE FROM guard_audit WHERE number = 5");

    REQUIRE(midst.verify());
    CHECK(midst.verify()->number == 2);
    REQUIRE(end.verify());
    CHECK(end.verify()->number == 5);
}

TEST_CASE("an inserted row breaks the chain") {
    Office office;
    fill(office);

    office.tamper(
        "INSERT INTO guard_audit (number, at, officer_id, action, subject, detail, hash) "
        "SELECT 6, at, officer_id, action, subject, detail, hash FROM guard_audit WHERE number = "
        "5");

    REQUIRE(office.verify());
    CHECK(office.verify()->number == 6);
}

TEST_CASE("rows that changed places break the chain") {
    Office office;
    fill(office);

    office.tamper("UPDATE guard_audit SET number = 9 WHERE number = 2");
    office.tamper("UPDATE guard_audit SET number = 2 WHERE number = 3");
    office.tamper("UPDATE guard_audit SET number = 3 WHERE number = 9");

    REQUIRE(office.verify());
    CHECK(office.verify()->number == 2);
}

TEST_CASE("concurrent records keep the chain whole") {
    Office office;
    constexpr int writers = 6;
    constexpr int rows = 40;

    {
        std::vector<std::jthread> threads;
        for (int writer = 0; writer < writers; ++writer)
            threads.emplace_back([&office, writer] {
                for (int i = 0; i < rows; ++i)
                    office.guard.gate.record(Actor::system(), "test.row",
                                             "writer:" + std::to_string(writer));
            });
    }

    CHECK(office.audit().size() == writers * rows);
    CHECK_FALSE(office.verify());
}

}  // namespace guard::test
