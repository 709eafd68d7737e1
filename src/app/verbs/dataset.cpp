#include "app/county/county.hpp"
#include "app/verbs/comparison.hpp"
#include "app/verbs/verbs.hpp"
#include "collect/collect.hpp"
#include "compare/compare.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"
#include "platform/sheet/sheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace app {

namespace {

using platform::Refusal;

std::optional<std::int64_t> day_of(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto read = platform::parse_iso_date(text);
    if (!read) throw Refusal{Refusal::Kind::Invalid, "日期要写成 2017-09-30 的形式"};
    return platform::to_days(*read);
}

json::Object json_of(const compare::DatasetReport& report) {
    json::Array errors;
    for (const auto& [row, problem] : report.problems) {
        if (problem.severity != collect::Severity::Error) continue;
        errors.push_back(json::Object{{"row", row},
                                      {"column", problem.column},
                                      {"problem", problem.problem},
                                      {"mend", problem.mend}});
    }
    return {{"dataset", report.dataset},
            {"rows", report.rows},
            {"accepted", report.accepted},
            {"rejected", report.rejected},
            {"as_of", platform::format_date(platform::from_days(report.as_of))},
            {"errors", std::move(errors)}};
}

void tell(const compare::DatasetReport& report) {
    std::cout << fmt::format("{}：{}行，收下{}，退回{}\n", report.dataset, report.rows,
                             report.accepted, report.rejected);
    for (const auto& [row, problem] : report.problems)
        std::cout << fmt::format("    第{}行 {}：{}。{}\n", row, problem.column, problem.problem,
                                 problem.mend);
}

}  // namespace

std::optional<std::int64_t> day_option(const std::string& text) {
    return day_of(text);
}

int import_dataset(const DatasetOptions& options, Output output) {
    County county{options.data};
    compare::Datasets datasets{comparison_office(county)};
    if (county.is_demo()) compare::register_demonstration(datasets);
    const auto workbook = sheet::open(options.file);
    const collect::ImportLock lock{county.folder(), county.office()};
    auto day = day_of(options.as_of);
    // A demonstration fills the formalities in, the day of its data among them.
    if (!day && county.is_demo()) day = demonstration_day(county);
    const auto report = compare::DatasetImport{datasets}.import(
        guard::Actor::system(), options.name, *workbook, options.file.filename().string(), day);
    if (output == Output::Json)
        std::cout << json::write(json_of(report)) << '\n';
    else
        tell(report);
    return report.rejected > 0 ? 3 : 0;
}

int register_dataset(const DatasetOptions& options, Output output) {
    County county{options.data};
    compare::Datasets datasets{comparison_office(county)};
    datasets.register_dataset(guard::Actor::system(), options.formalities);
    if (output == Output::Json)
        std::cout << json::write(json::Object{{"dataset", options.formalities.name}}) << '\n';
    else
        std::cout << fmt::format("已登记{}\n", options.formalities.name);
    return 0;
}

int list_datasets(const std::filesystem::path& data, Output output) {
    County county{data};
    const auto office = comparison_office(county);
    compare::Datasets datasets{office};
    datasets.destroy_expired();
    db::Reader reader{county.office()};
    const auto registered = datasets.registered(reader);
    const auto current = datasets.current(reader);
    json::Array lines;
    for (const compare::DatasetSpec& spec : office.book.datasets()) {
        const auto version =
            std::ranges::find(current, spec.name, &compare::DatasetVersion::dataset);
        const bool has_formalities =
            std::ranges::find(registered, spec.name, &compare::Formalities::name) !=
            registered.end();
        const bool has_rows = version != current.end();
        if (output == Output::Text) {
            std::cout << fmt::format(
                "{:<20}{}：{}\n", spec.name, spec.title,
                has_rows          ? fmt::format("截止{}，{}行",
                                                platform::format_date(platform::from_days(version->as_of)),
                                                version->accepted)
                : has_formalities ? "已登记，还没有数据"
                                  : "没有登记");
            continue;
        }
        json::Object line{
            {"dataset", spec.name}, {"title", spec.title}, {"registered", has_formalities}};
        if (has_rows) {
            line["as_of"] = platform::format_date(platform::from_days(version->as_of));
            line["rows"] = version->accepted;
            line["destroy_by"] = platform::format_date(platform::from_days(version->destroy_by));
        }
        lines.push_back(std::move(line));
    }
    if (output == Output::Json)
        std::cout << json::write(json::Object{{"datasets", std::move(lines)}}) << '\n';
    return 0;
}

}  // namespace app
