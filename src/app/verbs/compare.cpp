#include "app/verbs/comparison.hpp"
#include "app/verbs/verbs.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <cmath>
#include <iostream>
#include <map>

namespace app {

namespace {

using compare::FoundRow;
using compare::KeptHit;
using platform::Refusal;

json::Array texts(const std::vector<std::string>& from) {
    json::Array array;
    for (const std::string& one : from)
        array.push_back(json::Value(one));
    return array;
}

void print_run(const compare::RunReport& report) {
    json::Array rules;
    json::Array skipped;
    for (const compare::RuleOutcome& rule : report.rules) {
        if (rule.done) {
            json::Object line{{"id", rule.id}, {"hits", rule.hits}, {"ms", rule.ms}};
            if (rule.stale) line["stale"] = true;
            rules.push_back(std::move(line));
            continue;
        }
        json::Object line{{"id", rule.id}, {"missing", texts(rule.missing)}};
        if (!rule.message.empty()) line["error"] = rule.message;
        skipped.push_back(std::move(line));
    }
    std::cout << json::write(json::Object{
                     {"run", platform::to_hex(report.digest)},
                     {"kind", std::string{name_of(report.kind)}},
                     {"as_of", platform::format_date(platform::from_days(report.as_of))},
                     {"engine", report.engine},
                     {"rules", std::move(rules)},
                     {"skipped", std::move(skipped)}})
              << '\n';
}

void tell_run(const compare::RunReport& report, const compare::RuleBook& book) {
    if (report.kind == compare::RunKind::New)
        std::cout << "增量比对：只看上次比对以后有变化的人；其余规则沿用上次全量比对的结果。\n";
    for (const compare::RuleOutcome& rule : report.rules) {
        const std::string title = book.rule(rule.id)->title;
        if (rule.done)
            std::cout << fmt::format("{:<4} {}：{}条疑似{}\n", rule.id, title, rule.hits,
                                     rule.stale ? "（数据可能滞后）" : "");
        else if (!rule.missing.empty())
            std::cout << fmt::format("{:<4} {}：没有运行，缺少基础库 {}\n", rule.id, title,
                                     fmt::join(rule.missing, "、"));
        else
            std::cout << fmt::format("{:<4} {}：{}\n", rule.id, title, rule.message);
    }
}

/// How a hit is printed: what may be seen of its other side, and whose it is.
class HitPrinter {
public:
    HitPrinter(const compare::RuleBook& book, const std::map<std::string, std::string>& numbers,
               bool revealed)
        : book_(book), numbers_(numbers), revealed_(revealed) {}

    json::Object line(const compare::Hit& hit) const {
        const compare::Rule& rule = *book_.rule(hit.rule);
        json::Object line{{"rule", hit.rule}, {"severity", std::string{name_of(hit.severity)}}};
        json::Array records;
        json::Array rows;
        for (const FoundRow& row : hit.rows) {
            if (!row.record.empty())
                records.push_back(json::Object{{"table", hit.records_table}, {"key", row.record}});
            rows.push_back(row_of(rule, row));
        }
        line["records"] = std::move(records);
        if (const auto person = hit.person()) line["person"] = who(*person);
        line["amount_fen"] = hit.amount_fen();
        line["evidence"] = json::Object{{"rows", std::move(rows)},
                                        {"sources", texts(hit.sources)},
                                        {"rule_version", rule.digest.substr(0, 16)},
                                        {"stale", hit.stale}};
        return line;
    }

private:
    std::string who(const std::string& person) const {
        const auto number = numbers_.find(person);
        return number == numbers_.end() ? platform::to_hex(person) : number->second;
    }

    json::Object row_of(const compare::Rule& rule, const FoundRow& row) const {
        json::Object shown;
        if (!row.record.empty()) shown["record"] = row.record;
        if (row.person) shown["person"] = who(*row.person);
        shown["amount_fen"] = row.amount_fen;
        for (const compare::Evidence& evidence : rule.evidence) {
            const auto* value = row.values.if_contains(evidence.name);
            if (value == nullptr || value->is_null()) continue;
            const compare::DatasetSpec* from = book_.dataset(evidence.from);
            const bool hidden = from != nullptr && from->shows_match_only && !revealed_;
            shown[evidence.name] = hidden ? json::Value("比中") : *value;
        }
        if (!row.fund.empty()) shown["fund"] = row.fund;
        return shown;
    }

    const compare::RuleBook& book_;
    const std::map<std::string, std::string>& numbers_;
    bool revealed_;
};

std::vector<KeptHit> latest_hits(const compare::Office& office, db::Session& session,
                                 const std::optional<std::string>& rule) {
    const compare::HitStore store{office};
    const auto run = store.latest(session);
    if (!run) throw Refusal{Refusal::Kind::NotFound, "还没有比对过，请先运行 compare run"};
    auto hits = store.open_hits(session, rule, run->as_of);
    // A rule of the county's own may have been withdrawn since.
    std::erase_if(hits,
                  [&](const KeptHit& hit) { return office.book.rule(hit.hit.rule) == nullptr; });
    return hits;
}

}  // namespace

int run_comparison(const CompareOptions& options, Output output) {
    County county{options.data};
    const compare::LocalOffice local{comparison_office(county)};
    const compare::Office& office = local.office();
    compare::Datasets datasets{office};
    datasets.destroy_expired();
    compare::RunOptions run{options.rules, day_option(options.as_of), county.is_demo(),
                            std::chrono::seconds{county.config().comparison.seconds}};
    run.only_new = options.only_new;
    if (output == Output::Text)
        run.progress = [](const std::string& rule, std::size_t done, std::size_t of) {
            if (isatty(STDERR_FILENO) != 0)
                std::cerr << fmt::format("\r{}/{} {}   ", done + 1, of, rule) << std::flush;
        };
    compare::Runner runner{datasets, [&] { return open_engine(county); }};
    const auto report = runner.run(guard::Actor::system(), run);
    if (output == Output::Json)
        print_run(report);
    else
        tell_run(report, office.book);
    return 0;
}

int print_hits(const CompareOptions& options) {
    County county{options.data};
    const compare::LocalOffice local{comparison_office(county)};
    const compare::Office& office = local.office();
    db::Reader reader{county.office()};
    const auto rule = options.rules.empty() ? std::nullopt : std::optional{options.rules.front()};
    const auto hits = latest_hits(office, reader, rule);
    std::map<std::string, std::string> numbers;
    if (options.reveal)
        numbers =
            compare::reveal_numbers(office, reader, guard::Actor::system(), hits, *options.reveal);
    const HitPrinter printer{office.book, numbers, options.reveal.has_value()};
    for (const KeptHit& hit : hits)
        std::cout << json::write(printer.line(hit.hit)) << '\n';
    return 0;
}

int print_clues(const CompareOptions& options) {
    County county{options.data};
    const compare::LocalOffice local{comparison_office(county)};
    const compare::Office& office = local.office();
    db::Reader reader{county.office()};
    const auto hits = latest_hits(office, reader, std::nullopt);
    std::int64_t rank = 0;
    for (const compare::Clue& clue :
         compare::clues_of(hits, office.book, compare::precisions(reader), office.keys)) {
        if (options.top > 0 && ++rank > options.top) break;
        json::Array records;
        for (const auto& [table, key] : clue.records)
            records.push_back(json::Object{{"table", table}, {"key", key}});
        json::Object line{{"clue", clue.id},
                          {"score", static_cast<double>(std::llround(clue.score * 1000)) / 1000},
                          {"amount_fen", clue.amount_fen},
                          {"rules", texts(clue.rules)},
                          {"records", std::move(records)},
                          {"severity", std::string{name_of(clue.severity)}}};
        if (clue.stale) line["stale"] = true;
        std::cout << json::write(line) << '\n';
    }
    return 0;
}

}  // namespace app
