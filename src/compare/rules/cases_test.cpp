#include "compare/rules/parameter_values.hpp"
#include "compare/rules/rule.hpp"
#include "compare/rules/world_test.hpp"
#include "compare/run/hit.hpp"
#include "compare/run/parameters.hpp"
#include "compare/run/tables.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

// The rules of rules/ on both engines: each one's cases, and the clean county.

using namespace compare;
using compare::test::World;

namespace {

using Records = std::vector<std::vector<std::string>>;

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in{file};
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

std::unique_ptr<engine::Engine> open_engine(std::string_view which) {
    if (which == "DuckDB") return engine::open_duckdb(MINGBAI_DUCKDB, {});
    return engine::open_postgresql(std::getenv("MINGBAI_TEST_POSTGRESQL"), {});
}

/// DuckDB always; PostgreSQL where the tests have a server.
std::vector<std::string_view> engines() {
    std::vector<std::string_view> found{"DuckDB"};
    if (std::getenv("MINGBAI_TEST_POSTGRESQL") != nullptr) found.emplace_back("PostgreSQL");
    return found;
}

std::set<std::string> tables_of(const Rule& rule) {
    std::set<std::string> tables{rule.needs.begin(), rule.needs.end()};
    tables.insert(rule.wants.begin(), rule.wants.end());
    return tables;
}

std::vector<Hit> hits_of(engine::Engine& engine, const Rule& rule,
                         const std::vector<Parameter>& parameters, std::int64_t as_of) {
    load_parameters(engine, parameters);
    HitCollector collector{rule};
    engine.ask(
        statement_of(rule, parameters, as_of), std::chrono::seconds{60},
        {[&](auto columns) { collector.columns(columns); }, [&](auto row) { collector.row(row); }});
    return collector.finish();
}

/// Each hit's records, or its person, sorted.
Records found_in(const std::vector<Hit>& hits) {
    Records records;
    for (const Hit& hit : hits) {
        std::set<std::string> one;
        for (const FoundRow& row : hit.rows)
            one.insert(row.record.empty() ? row.person.value_or("") : row.record);
        records.emplace_back(one.begin(), one.end());
    }
    std::ranges::sort(records);
    return records;
}

Records expected_in(const YamlMap& one) {
    Records records;
    if (one.has("people"))
        for (const std::string& word : one.texts("people"))
            records.push_back({test::uuid_of(word)});
    else
        for (const YAML::Node& hit : one.node("hits")) {
            std::vector<std::string> keys;
            for (const YAML::Node& key : hit)
                keys.push_back(key.Scalar());
            std::ranges::sort(keys);
            records.push_back(keys);
        }
    std::ranges::sort(records);
    return records;
}

std::vector<Parameter> with_overrides(const Rule& rule, const YamlMap& one) {
    std::vector<Parameter> parameters = rule.parameters;
    if (!one.has("parameters")) return parameters;
    for (const auto& entry : one.node("parameters")) {
        const auto parameter =
            std::ranges::find(parameters, entry.first.Scalar(), &Parameter::name);
        if (parameter == parameters.end()) one.refuse("no such parameter");
        YAML::Node values;
        YAML::Node value;
        value["value"] = entry.second;
        values["values"].push_back(value);
        parameter->values = read_values(YamlMap{one.file(), values}, parameter->type);
    }
    return parameters;
}

std::filesystem::path folder_of(const Rule& rule) {
    for (const RuleFile& file : built_in_files())
        if (file.path.ends_with("/rule.yml") &&
            file.path.find("/" + rule.id + "-") != std::string_view::npos)
            return std::filesystem::path{MINGBAI_RULES} /
                   std::filesystem::path{file.path}.parent_path();
    return {};
}

std::vector<YamlMap> cases_of(const std::filesystem::path& file) {
    std::vector<YamlMap> cases;
    for (const YAML::Node& one : YAML::Load(text_of(file)))
        cases.emplace_back(file.string(), one);
    return cases;
}

}  // namespace

TEST_CASE("every rule has its own hits and innocent cases, on both engines alike") {
    for (const std::string_view which : engines()) {
        const auto engine = open_engine(which);
        for (const Rule& rule : RuleBook::built_in().rules()) {
            CAPTURE(which);
            CAPTURE(rule.id);
            bool hit = false;
            bool innocent = false;
            for (const YamlMap& one : cases_of(folder_of(rule) / "cases.yml")) {
                const std::string name = one.text("case");
                CAPTURE(name);
                World world{RuleBook::built_in(), one};
                world.load(*engine, tables_of(rule));
                const auto expected = expected_in(one);
                CHECK(found_in(hits_of(*engine, rule, with_overrides(rule, one), world.as_of())) ==
                      expected);
                hit = hit || !expected.empty();
                innocent = innocent || (expected.empty() && one.has("innocent"));
            }
            CHECK(hit);
            CHECK(innocent);
        }
    }
}

TEST_CASE("a clean county is clean for every rule") {
    const auto cases = cases_of(std::filesystem::path{MINGBAI_RULES} / "baseline.yml");
    for (const std::string_view which : engines()) {
        const auto engine = open_engine(which);
        for (const YamlMap& one : cases)
            for (const Rule& rule : RuleBook::built_in().rules()) {
                CAPTURE(which);
                CAPTURE(rule.id);
                World world{RuleBook::built_in(), one};
                world.load(*engine, tables_of(rule));
                CHECK(found_in(hits_of(*engine, rule, rule.parameters, world.as_of())).empty());
            }
    }
}

TEST_CASE("the rules that are on by default") {
    const std::string on =
        "C01 C02 C03 C05 C06 C10 D01 D02 D03 D04 D05 D06 D07 F01 F02 F03 F04 F05 F06 F07 F11 F12 "
        "H02 L01 M01 M02 P01 P03 P04 P05 P06 P07 P08 "
        "P09 P11 P12 P13 P14 P15 P17 P18 P19 P20 P21 P22 P23 P27 P30 V01 V02";
    std::vector<std::string> ids;
    for (const Rule& rule : RuleBook::built_in().rules())
        if (rule.status == RuleStatus::On) ids.push_back(rule.id);
    CHECK(fmt::format("{}", fmt::join(ids, " ")) == on);
}

TEST_CASE("what a rule needs exists, and what it shows comes from there") {
    const RuleBook& book = RuleBook::built_in();
    const auto exists = [&](const std::string& name) {
        return fund_table(name) != nullptr || book.dataset(name) != nullptr;
    };
    for (const Rule& rule : book.rules()) {
        CAPTURE(rule.id);
        for (const std::string& name : rule.needs)
            CHECK(exists(name));
        for (const std::string& name : rule.wants)
            CHECK(exists(name));
        for (const Evidence& evidence : rule.evidence)
            CHECK((evidence.from.empty() || exists(evidence.from)));
        CHECK((rule.records == "none" || fund_table(rule.records) != nullptr));
    }
}
