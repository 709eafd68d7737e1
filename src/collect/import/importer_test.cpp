#include "collect/county_test.hpp"
#include "platform/sheet/writer.hpp"

#include <doctest/doctest.h>

using collect::test::County;
using collect::test::first_problem;
using collect::test::Payment;
using collect::test::payments;
using ledger::TableKind;

namespace {

ledger::BatchCounts counts(const collect::FileReport& report, std::size_t sheet = 0) {
    REQUIRE(report.refused == "");
    return report.sheets.at(sheet).counts;
}

std::int64_t count(County& county, db::Query query) {
    db::Reader reader{county.store.pool()};
    return *reader.one(query, {}, [](const db::Row& row) { return row.integer(0); });
}

void write_table(sheet::Writer& out, const std::string& name,
                 const std::vector<std::vector<std::string>>& rows) {
    out.add_sheet(name);
    for (const auto& row : rows) {
        out.row();
        for (const auto& cell : row)
            out.text(cell);
    }
}

}  // namespace

TEST_CASE("sound rows go in and can be found") {
    County county;
    county.import_chain();

    const auto report = county.import(payments({{}, {.serial = "MZ01-201701-0002", .person = 2}}));

    CHECK(counts(report).rows == 2);
    CHECK(counts(report).accepted == 2);
    CHECK(counts(report).amount_fen == 42000);
    CHECK(county.current(TableKind::Payment, "MZ01-201701-0001")->version == 1);
}

TEST_CASE("totals, signatures and blank lines are not counted and the rows keep their numbers") {
    County county;
    county.import_chain();
    auto bytes = payments({{}});
    bytes += ",,,,,,,,,,,\n";
    bytes += "合计,,,,,,,,210.00,,,\n";
    bytes += "制表：李四,,,审核：王五,,,,,,,,\n";
    bytes += Payment{.serial = "MZ01-201701-0002", .person = 2, .amount = "-5"}.csv();

    const auto report = county.import(bytes);

    CHECK(counts(report).rows == 2);
    CHECK(counts(report).accepted == 1);
    CHECK(first_problem(report) == "6 发放金额 须为正数");
}

TEST_CASE("a key repeated in a file is refused and the first one kept, across sheets too") {
    County county;
    county.import_chain();
    const std::vector<std::string> header{"指标文号", "项目编码", "年度", "指标金额"};
    sheet::Writer book;
    write_table(book, "一", {header, {"示财预〔2017〕8号", "MZ01", "2017", "10"}});
    write_table(book, "二",
                {header,
                 {"示财预〔2017〕8号", "MZ01", "2017", "20"},
                 {"示财预〔2017〕9号", "MZ01", "2017", "30"}});

    const auto report = county.import(book.finish());

    CHECK(counts(report, 0).accepted == 1);
    CHECK(counts(report, 1).accepted == 1);
    CHECK(counts(report, 1).rejected == 1);
    CHECK(first_problem(report, 1) == "2 指标文号 本文件内重复");
    const auto kept = county.current(TableKind::Source, "示财预〔2017〕8号/MZ01");
    CHECK(std::get<std::int64_t>(kept->record.values[6]) == 1000);
}

TEST_CASE("a key that the ledger holds is refused a second time in one file") {
    County county;
    county.import_chain();
    county.import(payments({{}}));

    const auto report = county.import(payments({{}, {}}));

    CHECK(counts(report).unchanged == 1);
    CHECK(counts(report).rejected == 1);
}

TEST_CASE("the same file again changes nothing") {
    County county;
    county.import_chain();
    county.import(payments({{}}));

    const auto report = county.import(payments({{}}));

    CHECK(counts(report).unchanged == 1);
    CHECK(counts(report).accepted == 0);
    CHECK(county.current(TableKind::Payment, "MZ01-201701-0001")->version == 1);
}

TEST_CASE("another content for a known key is proposed and leaves the ledger alone") {
    County county;
    county.import_chain();
    county.import(payments({{}}));

    const auto report = county.import(payments({{.person = 2, .amount = "220"}}));

    CHECK(counts(report).corrections == 1);
    const auto now = county.current(TableKind::Payment, "MZ01-201701-0001");
    const auto at = ledger::column_index(ledger::table(TableKind::Payment), "amount_fen");
    CHECK(std::get<std::int64_t>(now->record.values[static_cast<std::size_t>(at)]) == 21000);
    db::Reader reader{county.store.pool()};
    const auto changed = reader.one("SELECT changed FROM ledger_proposal", {},
                                    [](const db::Row& row) { return std::string(row.text(0)); });
    CHECK(changed->find("220.00") != std::string::npos);
    CHECK(changed->find(collect::test::id_number(2)) == std::string::npos);
}

TEST_CASE("a withdrawn key comes back as a new version") {
    County county;
    county.import_chain();
    county.import(payments({{}}));
    {
        db::Transaction tx{county.store.pool()};
        tx.run("UPDATE ledger_payment SET change = 'withdraw', version = 2");
        tx.commit();
    }

    const auto report = county.import(payments({{}}));

    CHECK(counts(report).accepted == 1);
    CHECK(county.current(TableKind::Payment, "MZ01-201701-0001")->version == 3);
}

TEST_CASE("the same money from two channels is counted once") {
    County county;
    county.import_chain();
    county.import(payments({{}}), guard::Actor::system(), "一卡通");

    const auto report = county.import(payments(
        {{.serial = "B-1"}, {.serial = "B-2", .person = 2}, {.serial = "B-3", .amount = "200"}}));

    CHECK(counts(report).unchanged == 1);
    CHECK(counts(report).accepted == 2);
    CHECK(first_problem(report) == "2 发放流水号 同一笔钱已由另一渠道报送，只计一次");
}

TEST_CASE("a file that is refused leaves nothing behind") {
    County county;
    county.import_chain();
    const auto batches = count(county, "SELECT COUNT(*) FROM ledger_batch");

    const auto report = county.import(
        "发放流水号,拨付单号,项目编码,所属期间,行政区划代码,姓名,银行账号,发放金额,发放日期\n");

    CHECK(report.refused.find("身份证号") != std::string::npos);
    CHECK(count(county, "SELECT COUNT(*) FROM ledger_batch") == batches);
}

TEST_CASE("a second sheet that cannot be read takes the first one with it") {
    County county;
    county.import_chain();
    sheet::Writer book;
    write_table(book, "好",
                {{"指标文号", "项目编码", "年度", "指标金额"},
                 {"示财预〔2017〕8号", "MZ01", "2017", "10"}});
    write_table(book, "缺列",
                {{"下达文号", "来源指标文号", "项目编码", "下达金额"},
                 {"示财社〔2017〕8号", "示财预〔2017〕8号", "MZ01", "10"}});

    const auto report = county.import(book.finish());

    CHECK(report.refused.find("接收单位") != std::string::npos);
    CHECK_FALSE(county.current(TableKind::Source, "示财预〔2017〕8号/MZ01"));
}

TEST_CASE("our own failure half-way leaves nothing behind") {
    County county;
    county.import_chain();
    std::vector<Payment> rows;
    for (int i = 0; i < 2500; ++i)
        rows.push_back({.serial = fmt::format("S-{:04}", i), .person = i % 800});
    const auto workbook = sheet::open_bytes(payments(rows));
    collect::ImportWatch watch;
    watch.progress = [](std::int64_t) { throw std::runtime_error("the disk is full"); };

    CHECK_THROWS_AS(county.importer.import(guard::Actor::system(), *workbook,
                                           {"表.csv", "县民政局", "填报", {}}, watch),
                    std::runtime_error);
    CHECK(count(county, "SELECT COUNT(*) FROM ledger_payment") == 0);
}

TEST_CASE("a file's later sheets find what its earlier ones bring") {
    County county;
    sheet::Writer book;
    write_table(book, "来源",
                {{"指标文号", "项目编码", "年度", "指标金额"},
                 {"示财预〔2017〕8号", "MZ01", "2017", "10"}});
    write_table(
        book, "项目",
        {{"项目编码", "项目名称", "主管部门", "年度"}, {"MZ01", "农村低保金", "县民政局", "2017"}});
    write_table(book, "封面", {{"二〇一七年报送材料"}});

    const auto report = county.import(book.finish());

    REQUIRE(report.refused == "");
    CHECK(report.sheets.at(0).skipped != "");
    CHECK(counts(report, 1).accepted == 1);
    CHECK(counts(report, 2).accepted == 1);
}

TEST_CASE("numbers of persons in a remark are starred, sealed and stop at the secrecy review") {
    County county;
    county.import_chain();

    const auto report = county.import(payments({{.remark = "电话13812345678"}}));

    CHECK(counts(report).accepted == 1);
    CHECK(report.sheets[0].problems.at(0).problem.severity == collect::Severity::Privacy);
    const auto kept = county.current(TableKind::Payment, "MZ01-201701-0001");
    const auto at = ledger::column_index(ledger::table(TableKind::Payment), "remark");
    CHECK(std::get<std::string>(kept->record.values[static_cast<std::size_t>(at)])
              .find("13812345678") == std::string::npos);
    CHECK_FALSE(kept->record.sealed.empty());
}
