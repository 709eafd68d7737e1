#include "portal/feed/feed_test.hpp"

#include "platform/testing/refused.hpp"
#include "portal/feed/package_file.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using disclose::Mode;
using ledger::TableKind;
using ledger::test::Paid;
using portal::feed_test::Folder;
using portal::feed_test::Town;

namespace {

std::string without_generation(std::string dump) {
    const auto at = dump.find("generation|");
    return dump.erase(at, dump.find('\n', at) - at);
}

}  // namespace

TEST_CASE("what is named, masked or withheld in the office is so in the public store") {
    Town town;
    town.payments({{"S1", 100'00}, {"S2", 200'00, "CL01", "欧阳小红"}, {"S3", 400'00, "XX01"}});

    town.publish();

    CHECK(town.number("SELECT COUNT(*) FROM portal_payment") == 2);
    CHECK(town.text("SELECT name FROM portal_payment WHERE program = 'MZ01'") == "张小明");
    CHECK(town.text("SELECT name FROM portal_payment WHERE program = 'CL01'") == "欧阳*");
    CHECK(town.text("SELECT band FROM portal_payment WHERE program = 'CL01'") == "100–500元");
    CHECK(town.number("SELECT COUNT(amount_fen) FROM portal_payment WHERE program = 'CL01'") == 0);
    CHECK(town.dump().find("小红") == std::string::npos);
    CHECK(town.number("SELECT COUNT(*) FROM portal_total WHERE program = 'XX01'") == 0);
}

TEST_CASE("totals equal the sums of what was published, and people are counted once") {
    Town town;
    town.payments({{"S1", 100'00},
                   {"S2", 150'00, "MZ01", "张小明", "p1", ledger::test::village, "2017-02"},
                   {"S3", 70'00, "MZ01", "李四", "p2", ledger::test::other_village}});

    town.publish();

    CHECK(town.number("SELECT CAST(SUM(amount_fen) AS {integer}) FROM portal_total") == 320'00);
    CHECK(town.number("SELECT people FROM portal_people WHERE region = 430299100001") == 1);
    CHECK(town.number("SELECT people FROM portal_people WHERE region = 430299100000") == 1);
    CHECK(town.number("SELECT people FROM portal_people WHERE region = 430299000000") == 2);
}

TEST_CASE("a second push changes nothing, and one from the beginning ends in the same state") {
    Town town;
    town.payments({{"S1", 100'00}, {"S2", 200'00, "CL01"}});
    town.hand_in(TableKind::Source, {town.source("示财预〔2017〕1号", 300'00)});
    town.hand_in(TableKind::Project, {town.project("XM1")});
    town.hand_in(TableKind::Expenditure, {town.expenditure("ZC1", "XM1", 5000)});
    town.publish();
    const auto before = town.dump();

    const auto again = town.feed.push();
    CHECK(again.leaves == 0);
    CHECK(town.dump() == before);

    town.forget_cursors();
    CHECK(town.feed.push().leaves > 0);
    CHECK(without_generation(town.dump()) == without_generation(before));
    CHECK(town.number("SELECT COUNT(*) FROM portal_project") == 1);
    CHECK(town.number("SELECT COUNT(*) FROM portal_expenditure") == 1);
}

TEST_CASE("a public store that fell behind is brought up by the next push") {
    Town town;
    town.payments({{"S1", 100'00}});
    town.publish();
    const auto before = town.dump();

    {
        db::Transaction tx{town.zone.pool()};
        tx.run("DELETE FROM portal_payment");
        tx.run("DELETE FROM portal_site");
        tx.commit();
    }
    town.feed.push();

    CHECK(without_generation(town.dump()) == without_generation(before));
}

TEST_CASE("a payment and its bank result may become public in one push") {
    Town town;
    town.payments({{"S1", 100'00}, {"S2", 50'00}});
    town.hand_in(TableKind::BankResult, {town.result("S1", 100'00, "退回")});

    town.publish();

    CHECK(town.number("SELECT COUNT(*) FROM portal_payment WHERE status = '退回'") == 1);
    CHECK(town.number("SELECT CAST(SUM(returned_fen) AS {integer}) FROM portal_total") == 100'00);
}

TEST_CASE("a tightened profile takes rows and sums out of the public store") {
    Town town;
    town.payments({{"S1", 100'00}});
    town.publish();

    disclose::Profiles{town.office}.sign(town.secrecy, {"MZ01", 2017, Mode::None, 365, "收紧"});
    town.feed.push();

    CHECK(town.number("SELECT COUNT(*) FROM portal_payment") == 0);
    CHECK(town.number("SELECT COUNT(*) FROM portal_total") == 0);
    CHECK(town.text("SELECT profile FROM portal_program WHERE code = 'MZ01' AND year = 2017") ==
          "none");
}

TEST_CASE("a withdrawn row leaves a tombstone without its content") {
    Town town;
    town.payments({{"S1", 100'00}});
    town.publish();

    {
        db::Transaction tx{town.pool()};
        disclose::Publication publication{tx, town.office, town.publisher};
        publication.withdraw(disclose::RecordIds{town.keys}.of("payment", "S1"), "privacy");
        publication.close();
        tx.commit();
    }
    town.feed.push();

    CHECK(town.text("SELECT withdrawn FROM portal_payment") == "privacy");
    CHECK(town.dump().find("张小明") == std::string::npos);
    CHECK(town.number("SELECT COUNT(*) FROM portal_total") == 0);
}

TEST_CASE("no number, key or hidden name is anywhere in the public store's file") {
    Town town;
    if (town.zone.pool().engine() != db::Engine::Sqlite) return;  // only SQLite is one file
    Paid paid{"S1", 100'00, "CL01", "欧阳小红", "p9"};
    paid.remark = "备注不公开";
    town.payments({paid, {"S2", 100'00, "XX01", "王不公开"}});

    town.publish();
    std::string bytes;
    const auto path = town.zone.location().url.substr(std::string("sqlite:").size());
    for (const auto* ending : {"", "-wal"}) {
        std::ifstream in{path + ending, std::ios::binary};
        bytes.append(std::istreambuf_iterator<char>{in}, {});
    }

    REQUIRE(bytes.find("欧阳*") != std::string::npos);
    const auto key = std::string(crypto::bytes(crypto::sha256("p9")).substr(0, 16));
    for (const auto& secret :
         {std::string("小红"), std::string("王不公开"), std::string("备注不公开"),
          std::string("430299194503020021"), key, std::string("S2")})
        CHECK(bytes.find(secret) == std::string::npos);
}

TEST_CASE("a package travels as a file and is applied only as it was signed") {
    Town town;
    town.payments({{"S1", 100'00}, {"S2", 200'00, "CL01"}});
    town.publish();
    testing::Store far_zone{schema::public_zone()};
    const Folder folder;
    const auto file = folder.path / "public.jsonl";
    const auto& key = town.keys.signing_key();
    portal::export_package(town.pool(), town.clock, {"示例县明白账", portal::County::Demo}, key, 0,
                           file);

    const auto count = [&far_zone] {
        db::Reader reader{far_zone.pool()};
        return *reader.one("SELECT COUNT(*) FROM portal_payment", {},
                           [](const db::Row& row) { return row.integer(0); });
    };
    const crypto::SigningKey stranger{crypto::Secret{std::string(32, 'x')}};
    CHECK_REFUSED(Invalid, portal::apply_package(far_zone.pool(), stranger.public_key(), file));
    CHECK(count() == 0);
    portal::apply_package(far_zone.pool(), key.public_key(), file);
    portal::apply_package(far_zone.pool(), key.public_key(), file);
    CHECK(count() == 2);

    std::string bytes;
    {
        std::ifstream in{file, std::ios::binary};
        bytes.assign(std::istreambuf_iterator<char>{in}, {});
    }
    bytes.replace(bytes.find("10000"), 5, "99999");
    std::ofstream{file, std::ios::binary | std::ios::trunc} << bytes;
    CHECK_REFUSED(Invalid, portal::apply_package(far_zone.pool(), key.public_key(), file));
}
