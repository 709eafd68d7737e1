#include "disclose/office_test.hpp"

using namespace disclose;
using disclose::test::County;
using disclose::test::TableKind;

TEST_CASE("publishing all in a demo county twice gives the same counts and leaves") {
    County county;
    sign_demo(county.office);
    county.hand_in(TableKind::Program,
                   {county.program("MZ01"), county.program("CL01"), county.program("XX01")});
    county.payments({{"S1", 100'00}, {"S2", 200'00, "CL01"}, {"S3", 400'00, "XX01"}});
    county.hand_in(TableKind::Source, {county.source("示财预〔2017〕1号", 700'00)}, "");

    const auto first = publish_all(county.office);
    const auto again = publish_all(county.office);

    CHECK(first == PublishCounts{2, 0, 1, 300'00});
    CHECK(again == first);
    db::Reader reader{county.pool()};
    CHECK(log_size(reader) == 7);
}

TEST_CASE("only the batches that were named are carried on") {
    County county;
    sign_demo(county.office);
    county.hand_in(TableKind::Program, {county.program("MZ01")});
    const std::array one{county.payments({{"S1", 100'00}})};
    county.payments({{"S2", 100'00}});

    CHECK(publish_all(county.office, one) == PublishCounts{1, 0, 1, 100'00});
    const std::array unknown{ledger::BatchId{999}};
    CHECK_REFUSED(NotFound, publish_all(county.office, unknown));
}

TEST_CASE("a batch that a review would stop waits, and the others go on") {
    County county;
    sign_demo(county.office);
    county.hand_in(TableKind::Program, {county.program("MZ01")});
    const auto stopped = county.payments({{"S1", 100'00}});
    county.payments({{"S2", 200'00}});
    county.hand_in(TableKind::Payment, {county.payment({"S3", 400'00})}, "县外单位");
    {
        db::Transaction tx{county.pool()};
        tx.run(
            "INSERT INTO collect_problem (batch_id, row_number, column_title, severity, problem, "
            "mend) VALUES ($1, 2, '备注', 'privacy', '含有手机号', '删去')",
            {stopped.value()});
        tx.commit();
    }

    CHECK(publish_all(county.office) == PublishCounts{1, 0, 2, 200'00});
    db::Reader reader{county.pool()};
    CHECK(find_batch(reader, stopped)->stage == Stage::Secrecy);
}
