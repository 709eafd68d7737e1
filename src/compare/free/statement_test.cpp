#include "compare/free/statement.hpp"

#include "compare/free/answer.hpp"
#include "compare/free/own_rules.hpp"
#include "compare/rules/world_test.hpp"
#include "compare/run/hit.hpp"
#include "compare/run/parameters.hpp"
#include "platform/testing/refused.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <set>

// The statements of free comparison, on both engines.

using namespace compare;
using free::Condition;
using free::Question;
using free::Want;

namespace {

constexpr std::string_view world_text = R"(
payment:
  - {serial: A1, person: 甲, name: 张三, household: H1, amount_fen: 21000, period: 2017-04}
  - {serial: A2, person: 甲, name: 张三, household: H1, amount_fen: 99900, period: 2017-05, remark: "电话13800138000, it's"}
  - {serial: A3, person: 乙, name: 李四, amount_fen: 100, program: CN02}
  - {serial: A4, person: 丙, name: 王五, amount_fen: 50000, exempt: true}
  - {serial: A5, person: 丁, name: 赵六, household: H9, region: 430299100202}
deceased:
  - {person: 甲, person_name: 张三, died: 2017-01-05, cause: "病故'; DROP TABLE payment"}
  - {person: 甲, person_name: 张三, died: 2016-12-31}
  - {person: 丙, person_name: 王五, died: 2017-02-01}
  - {person: 戊, person_name: 欧阳雪, died: 2017-02-02}
prisoners:
  - {person: 甲, person_name: 张三, prison: 某监狱, entered: 2016-01-01, remark: 秘密}
  - {person: 乙, person_name: 李四, prison: 某监狱, entered: 2016-01-02}
land_contracts:
  - {contract: C1, person: 丁, person_name: 赵六, region: 430299100202, area: 21500}
project:
  - {number: G1, contractor: 示例公司, contractor_code: S1, region: 430299100201, contract_fen: 700}
companies:
  - {code: S1, name: 示例公司, legal_person: 钱七, capital_fen: 100000, state: 存续}
)";

std::vector<std::unique_ptr<engine::Engine>> engines() {
    std::vector<std::unique_ptr<engine::Engine>> found;
    found.push_back(engine::open_duckdb(MINGBAI_DUCKDB, {}));
    if (const char* url = std::getenv("MINGBAI_TEST_POSTGRESQL"))
        found.push_back(engine::open_postgresql(url, {}));
    return found;
}

const free::Catalogue& catalogue() {
    static const free::Catalogue one{RuleBook::built_in()};
    return one;
}

Question ask(const std::string& first, const std::string& first_key, const std::string& second,
             const std::string& second_key, Want want = Want::Both) {
    return {{first, first_key, {}}, {second, second_key, {}}, want};
}

Question with(Question question, std::vector<Condition> conditions) {
    question.first.conditions = std::move(conditions);
    return question;
}

/// What the world answers, the same on every engine.
std::string answered(const Question& asked) {
    const auto question = free::check(asked, catalogue());
    const ledger::Regions regions{{}};
    std::string first;
    for (const auto& engine : engines()) {
        test::World world{RuleBook::built_in(), YamlMap::parse("world", world_text)};
        world.load(*engine, {question.first.table->name, question.second.table->name});
        engine->close_for_questions();
        const std::string said =
            json::write(free::answer(*engine, question, regions, std::chrono::seconds{60}));
        if (first.empty()) first = said;
        CHECK(said == first);
    }
    return first;
}

json::Object found(const Question& question) {
    return json::parse(answered(question)).as_object();
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// The hits of the rule that asks the same: each one's records.
std::set<std::string> records_of_rule(const Question& asked) {
    const auto question = free::check(asked, catalogue());
    const auto texts =
        free::texts_of("Z01", question, {"查: \"重\"\n名", "为什么", "yellow", {"无"}, {"核"}});
    const Rule rule = read_rule({"Z01", texts.yml}, texts.find);
    CHECK(rule.title == "查: \"重\"\n名");
    std::set<std::string> first;
    for (const auto& engine : engines()) {
        test::World world{RuleBook::built_in(), YamlMap::parse("world", world_text)};
        world.load(*engine, {rule.needs.begin(), rule.needs.end()});
        load_parameters(*engine, {});
        engine->close_for_questions();
        HitCollector collector{rule};
        engine->ask(statement_of(rule, {}, 0), std::chrono::seconds{60},
                    {[&](auto columns) { collector.columns(columns); },
                     [&](auto row) { collector.row(row); }});
        std::set<std::string> records;
        for (const Hit& hit : collector.finish())
            for (const FoundRow& row : hit.rows)
                records.insert(json::write(json::Object{
                    {"record", row.record}, {"fen", row.amount_fen}, {"values", row.values}}));
        if (first.empty()) first = records;
        CHECK(records == first);
    }
    return first;
}

}  // namespace

TEST_CASE(
    "who is in both lists: counted, the most money first, each with the other side's first row") {
    const auto out = found(ask("payment", "person", "deceased", "person"));
    CHECK(out.at("asked").at("rows").as_int64() == 4);  // the approved exception is no question
    CHECK(out.at("asked").at("keys").as_int64() == 3);
    CHECK(out.at("other").at("rows").as_int64() == 4);
    CHECK(out.at("other").at("keys").as_int64() == 3);
    CHECK(out.at("found_keys").as_int64() == 1);
    CHECK(out.at("found_rows").as_int64() == 2);
    CHECK(out.at("found_fen").as_string() == "120900");
    const auto& rows = out.at("rows").as_array();
    REQUIRE(rows.size() == 2);
    const std::string first = json::write(rows[0]);
    CHECK(has(first, "\"A2\""));
    CHECK(has(first, "张*"));
    CHECK_FALSE(has(first, "张三"));
    CHECK_FALSE(has(first, "13800138000"));
    CHECK(has(first, "2016-12-31"));
    CHECK(rows[0].at("key").as_string().size() == 8);
}

TEST_CASE("the fund table is asked about, whichever list was named first") {
    const auto one = found(ask("deceased", "person", "payment", "person"));
    CHECK(one.at("asked").at("table").as_string() == "payment");
    CHECK(one.at("found_rows").as_int64() == 2);
}

TEST_CASE("who is in the first list only") {
    const auto out = found(ask("deceased", "person", "payment", "person", Want::FirstOnly));
    CHECK(out.at("found_keys").as_int64() == 1);
    CHECK(has(json::write(out.at("rows")), "欧阳*"));
    CHECK(has(json::write(out.at("rows")), "未比中"));
    CHECK_FALSE(out.contains("found_fen"));
    const auto homes =
        found(with(ask("payment", "household", "payment", "household", Want::FirstOnly),
                   {{"amount_fen", "at_least", "1", ""}}));
    CHECK(homes.at("asked").at("without_key").as_int64() == 1);
    CHECK(homes.at("found_rows").as_int64() == 0);
}

TEST_CASE("of a list that shows matches only nothing is seen but the match") {
    const std::string said = answered(ask("payment", "person", "prisoners", "person"));
    CHECK(has(said, "比中"));
    for (const char* secret : {"某监狱", "秘密", "2016-01-01", "监所"})
        CHECK_FALSE(has(said, secret));
    const free::Table* prisoners = catalogue().table("prisoners");
    REQUIRE(prisoners != nullptr);
    CHECK(prisoners->columns.empty());
    for (const free::Table& table : catalogue().tables())
        if (table.match_only)
            for (const free::Key& key : table.keys)
                CHECK((key.kind == free::KeyKind::Person || key.kind == free::KeyKind::Household ||
                       key.kind == free::KeyKind::NameRegion));
    auto by_value = ask("payment", "person", "prisoners", "person");
    by_value.second.conditions = {{"prison", "equal", "某监狱", ""}};
    CHECK_REFUSED(Invalid, free::check(by_value, catalogue()));
    CHECK_REFUSED(
        Invalid,
        free::check(ask("prisoners", "person", "payment", "person", Want::FirstOnly), catalogue()));
    CHECK_REFUSED(Invalid,
                  free::check(ask("prisoners", "person", "disabled", "person"), catalogue()));
    CHECK_REFUSED(Invalid,
                  free::check(ask("payment", "program", "prisoners", "prison"), catalogue()));
    for (const auto& line : records_of_rule(ask("payment", "person", "prisoners", "person"))) {
        CHECK(has(line, "\"other_matched\":true"));
        CHECK_FALSE(has(line, "2016"));
    }
}

TEST_CASE("names that are not in the catalogue reach no statement") {
    const auto refuse = [](const Question& question) {
        CHECK_REFUSED(Invalid, free::check(question, catalogue()));
    };
    refuse(ask("guard_officer", "person", "deceased", "person"));
    refuse(ask("payment p; DROP TABLE payment; --", "person", "deceased", "person"));
    refuse(ask("near_number", "person", "deceased", "person"));
    refuse(ask("payment", "person) OR (TRUE", "deceased", "person"));
    refuse(ask("payment", "person", "deceased", "died"));
    refuse(ask("payment", "person", "land_contracts", "contract"));
    refuse(ask("payment", "person", "payment", "person"));
    const auto good = ask("payment", "person", "deceased", "person");
    refuse(with(good, {{"amount_fen = 1 OR t.amount_fen", "equal", "1", ""}}));
    refuse(with(good, {{"name", "equal", "张三", ""}}));
    refuse(with(good, {{"person", "equal", "x", ""}}));
    refuse(with(good, {{"amount_fen", "contains", "1", ""}}));
    refuse(with(good, {{"amount_fen", "= 1 OR 1", "1", ""}}));
    refuse(with(good, {{"remark", "at_least", "a", ""}}));
}

TEST_CASE("a value is of its column's type, or it is refused") {
    const auto good = ask("payment", "person", "deceased", "person");
    const auto refuse = [&](const Condition& condition) {
        CHECK_REFUSED(Invalid, free::check(with(good, {condition}), catalogue()));
    };
    refuse({"amount_fen", "at_least", "1) OR (1=1", ""});
    refuse({"amount_fen", "at_least", "1.005", ""});
    refuse({"pay_date", "at_least", "2017-02-30", ""});
    refuse({"pay_date", "between", "2017-01-01", "' OR 'a"});
    refuse({"pay_date", "between", "2017-01-01", ""});
    refuse({"region", "equal", "TRUE", ""});
    refuse({"relief", "equal", "TRUE", ""});
    refuse({"quantity", "at_least", "x", ""});
    refuse({"remark", "contains", "430299194503020021", ""});
    refuse({"remark", "contains", "13800138000", ""});
    const auto seven = std::vector<Condition>(7, {"remark", "contains", "a", ""});
    CHECK_REFUSED(Invalid, free::check(with(good, seven), catalogue()));
}

TEST_CASE("a text is one literal, whatever it holds, in the page's statement and in the rule's") {
    const auto good = ask("payment", "person", "deceased", "person");
    for (const char* value : {"' OR '1'='1", "'; DROP TABLE payment; --", "x' UNION SELECT 1 --",
                              "\\' OR TRUE --", ":as_of", "/* ' */", "{0}"}) {
        CAPTURE(value);
        const auto question = with(good, {{"remark", "contains", value, ""}});
        CHECK(found(question).at("found_rows").as_int64() == 0);
        CHECK(records_of_rule(question).empty());
    }
    const auto quoted = with(good, {{"remark", "contains", "it's", ""}});
    CHECK(found(quoted).at("found_rows").as_int64() == 1);
    CHECK(records_of_rule(quoted).size() == 1);
}

TEST_CASE("every operator means what it says") {
    const auto good = ask("payment", "person", "deceased", "person");
    const auto rows = [&](const Condition& condition) {
        return found(with(good, {condition})).at("asked").at("rows").as_int64();
    };
    CHECK(rows({"amount_fen", "at_least", "210.00", ""}) == 3);
    CHECK(rows({"amount_fen", "at_most", "210", ""}) == 3);
    CHECK(rows({"amount_fen", "equal", "999", ""}) == 1);
    CHECK(rows({"program", "not_equal", "MZ01", ""}) == 1);
    CHECK(rows({"remark", "not_equal", "x", ""}) == 4);  // a row that says nothing differs too
    CHECK(rows({"pay_date", "between", "2017-04-01", "2017-04-30"}) == 1);
    CHECK(rows({"region", "equal", "430299100202", ""}) == 1);
    CHECK(rows({"relief", "equal", "是", ""}) == 4);
}

TEST_CASE("the rule finds what the page found, a row a record, with the other side as evidence") {
    const auto paid = records_of_rule(ask("payment", "person", "deceased", "person"));
    REQUIRE(paid.size() == 2);
    CHECK(has(*paid.begin(), "\"record\":\"A1\",\"fen\":21000"));
    CHECK(has(*paid.begin(), "\"other_died\":\"2016-12-31\""));
    const auto places =
        records_of_rule(ask("payment", "name+region", "land_contracts", "person_name+region"));
    REQUIRE(places.size() == 1);
    CHECK(has(*places.begin(), "\"quantity\":21500"));
    const auto firms = records_of_rule(ask("project", "contractor_code", "companies", "code"));
    REQUIRE(firms.size() == 1);
    CHECK(has(*firms.begin(), "\"record\":\"G1\",\"fen\":700"));
    CHECK(has(*firms.begin(), "\"other_name\":\"示例公司\""));
    const auto never =
        records_of_rule(ask("deceased", "person", "payment", "person", Want::FirstOnly));
    REQUIRE(never.size() == 1);
    CHECK(has(*never.begin(), "\"name\":\"欧阳雪\""));
    CHECK(has(*never.begin(), "未比中"));
}
