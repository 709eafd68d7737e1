#include "disclose/office_test.hpp"
#include "platform/core/encoding.hpp"

using namespace disclose;
using disclose::test::County;
using disclose::test::TableKind;

namespace {

std::string text_of(PublicRow row, std::string_view field) {
    const auto* text = std::get_if<std::string>(&cell(row, field));
    return text == nullptr ? "" : *text;
}

}  // namespace

TEST_CASE("without a signed profile a payment is published as nothing") {
    County county;
    county.catalogue.sign(county.leader, 2017, {"MZ01"});
    county.publish(county.payments({{"S1"}}));

    CHECK(county.counts() == PublishCounts{0, 0, 1, 0});
    CHECK(projection_json(county.released().front().row) ==
          R"({"table":"payment","program":"MZ01","year":2017})");
}

TEST_CASE("without the catalogue a profile alone publishes nothing") {
    County county;
    county.sign("MZ01", Mode::Named);
    county.publish(county.payments({{"S1"}}));

    CHECK(county.counts() == PublishCounts{0, 0, 1, 0});
}

TEST_CASE("each profile shows what it says and counts as it should") {
    County named, masked, summed;
    named.published({{"S1"}}, Mode::Named);
    masked.published({{"S1"}}, Mode::Masked);
    summed.published({{"S1"}}, Mode::Aggregate);

    CHECK(named.counts() == PublishCounts{1, 0, 0, 210'00});
    CHECK(text_of(named.released().front().row, "name") == "张小明");
    CHECK(masked.counts() == PublishCounts{1, 0, 0, 210'00});
    const auto row = masked.released().front().row;
    CHECK(text_of(row, "name") == "张*");
    CHECK(text_of(row, "band") == "100–500元");
    CHECK(projection_json(row).find("210") == std::string::npos);
    CHECK(summed.counts() == PublishCounts{0, 1, 0, 210'00});
    CHECK(text_of(summed.released().front().row, "name").empty());
}

TEST_CASE("a correct log verifies, and each kind of tampering is found at its leaf") {
    const auto broken_at = [](db::Query statement) {
        County county;
        county.published({{"S1"}, {"S2"}, {"S3"}});
        REQUIRE_FALSE(county.verify());
        county.tamper(statement);
        const auto broken = county.verify();
        REQUIRE(broken);
        return broken->leaf;
    };

    CHECK(broken_at("UPDATE disclose_publication SET mode = 'masked' WHERE leaf = 1") == 1);
    CHECK(broken_at("UPDATE disclose_publication SET at = at + 1 WHERE leaf = 0") == 0);
    CHECK(broken_at("DELETE FROM disclose_publication WHERE leaf = 1") == 1);
    CHECK(broken_at("DELETE FROM disclose_publication WHERE leaf = 2") == 2);
    CHECK(broken_at("UPDATE ledger_payment SET amount_fen = 1 WHERE key = 'S3'") == 2);
    CHECK(broken_at("UPDATE ledger_payment SET person_name = '李四' WHERE key = 'S2'") == 1);
    CHECK(broken_at("DELETE FROM disclose_checkpoint") == 3);
}

namespace {

std::int64_t commit(County& county, const std::string& commitment) {
    db::Transaction tx{county.pool()};
    Log log{tx, county.keys, county.clock};
    const auto leaf = log.commit("compare.run", commitment);
    log.close();
    tx.commit();
    return leaf;
}

}  // namespace

TEST_CASE("a commitment is a leaf among the publications, proved and verified like them") {
    County county;
    const std::string commitment(32, 'c');
    county.published({{"S1"}});
    CHECK(commit(county, commitment) == 1);
    county.publish(county.payments({{"S2"}}));

    CHECK_FALSE(county.verify());
    db::Reader reader{county.pool()};
    CHECK(log_size(reader) == 3);
    CHECK(publications(reader) == 2);
    CHECK(commitment_at(reader, 1) == commitment);
    CHECK_FALSE(commitment_at(reader, 0));
    const auto proof = prove(reader, 1);
    const auto checkpoint = open_note(proof.checkpoint, county.keys.signing_key().public_key());
    REQUIRE(checkpoint);
    CHECK(proof.leaf_text.find(platform::to_hex(commitment)) != std::string::npos);
    CHECK(inclusion_holds(leaf_hash(proof.leaf_text), 1, proof.size, proof.path, checkpoint->root));
}

TEST_CASE("a commitment that was changed or taken out is found at its leaf") {
    const auto broken_at = [](db::Query statement) {
        County county;
        county.published({{"S1"}});
        commit(county, std::string(32, 'c'));
        REQUIRE_FALSE(county.verify());
        county.tamper(statement);
        const auto broken = county.verify();
        REQUIRE(broken);
        return broken->leaf;
    };

    CHECK(broken_at("UPDATE disclose_commitment SET at = at + 1") == 1);
    CHECK(broken_at("UPDATE disclose_commitment SET subject = 'other'") == 1);
    CHECK(broken_at("DELETE FROM disclose_commitment") == 1);
}

TEST_CASE("a checkpoint signed by another key does not hold") {
    County county;
    county.published({{"S1"}});

    db::Reader reader{county.pool()};
    const domain::Keyring other{crypto::Secret{std::string(32, 'z')}};

    CHECK(verify_log(reader, other));
}

TEST_CASE("every published leaf is proved under the newest checkpoint") {
    County county;
    county.published({{"S1"}, {"S2"}, {"S3"}, {"S4"}, {"S5"}});

    db::Reader reader{county.pool()};
    const auto proof = prove(reader, 3);
    const auto checkpoint = open_note(proof.checkpoint, county.keys.signing_key().public_key());

    REQUIRE(checkpoint);
    CHECK(inclusion_holds(leaf_hash(proof.leaf_text), 3, proof.size, proof.path, checkpoint->root));
    CHECK_REFUSED(NotFound, prove(reader, 99));
}

TEST_CASE("what loosens waits for another officer, what tightens holds at once") {
    County county;
    county.published({{"S1"}}, Mode::Masked);

    CHECK(county.profiles.sign(county.secrecy, {"MZ01", 2017, Mode::Named, 365, "放宽"}) ==
          Signed::Pending);
    CHECK(county.released().front().mode == Mode::Masked);
    CHECK_REFUSED(Forbidden, county.profiles.cosign(county.secrecy, "MZ01", 2017));
    CHECK_REFUSED(Forbidden, county.profiles.cosign(county.publisher, "MZ01", 2017));
    county.profiles.cosign(county.leader, "MZ01", 2017);
    CHECK(county.released().front().mode == Mode::Named);

    CHECK(county.profiles.sign(county.secrecy, {"MZ01", 2017, Mode::None, 365, "收紧"}) ==
          Signed::Holds);
    CHECK(county.counts() == PublishCounts{0, 0, 1, 0});
    CHECK_REFUSED(Conflict, county.profiles.cosign(county.leader, "MZ01", 2017));
    CHECK_FALSE(county.verify());
}

TEST_CASE("names for longer are a loosening too") {
    const std::array versions{ProfileVersion{Mode::Named, 365, true},
                              ProfileVersion{Mode::Named, 3650, false}};

    CHECK(standing_of(versions).pending);
    CHECK(standing_of(versions).retention_days == 365);
}

TEST_CASE("names end with their retention, and the rows stay") {
    County county;
    county.published({{"S1"}});
    county.clock.set(county.clock.now() + std::chrono::hours{24 * 366});

    db::Transaction tx{county.pool()};
    Publication publication{tx, county.office, guard::Actor::system()};
    CHECK(publication.expire(platform::local_date(county.clock.now())) == 1);
    publication.close();
    tx.commit();

    CHECK(text_of(county.released().front().row, "name").empty());
    CHECK(county.counts() == PublishCounts{1, 0, 0, 210'00});
    CHECK_FALSE(county.verify());
}

TEST_CASE("a publication of thousands of rows leaves no gap in the log") {
    County county;
    std::vector<disclose::test::Paid> paid;
    for (int i = 0; i < 4500; ++i)
        paid.push_back({"S" + std::to_string(i)});
    county.published(paid);

    CHECK(county.counts().published_rows == 4500);
    CHECK_FALSE(county.verify());
}

TEST_CASE("sums hold what lists hide, and leave out what is withheld") {
    County county;
    county.published({{"S1", 100'00}, {"S2", 200'00, "MZ01", "李四", "p2"}}, Mode::Aggregate);
    county.publish(county.payments({{"S3", 999'00, "CL01"}}));

    db::Reader reader{county.pool()};
    const auto sums = totals(reader, "MZ01", 2017);

    REQUIRE(sums.size() == 1);
    CHECK(sums.front().amount_fen == 300'00);
    CHECK(sums.front().people == 2);
    CHECK(totals(reader, "CL01", 2017).empty());
    CHECK(reach(reader, "MZ01", 2017).size() == 3);
}

TEST_CASE("a bank result shows with its payment once it is published itself") {
    County county;
    county.published({{"S1"}});
    const auto results =
        county.hand_in(TableKind::BankResult, {county.result("S1", 210'00, "退回")});
    CHECK_FALSE(county.released().front().bank_result);

    county.publish(results);

    CHECK(county.released().front().bank_result == "退回");
    db::Reader reader{county.pool()};
    CHECK(totals(reader, "MZ01", 2017).front().returned_fen == 210'00);
}
