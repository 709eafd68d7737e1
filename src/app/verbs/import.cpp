#include "app/county/county.hpp"
#include "app/verbs/verbs.hpp"
#include "collect/collect.hpp"

#include <fmt/format.h>

#include <iostream>

namespace app {

namespace {

void tell(const collect::FileReport& file) {
    std::cout << file.path << '\n';
    if (!file.refused.empty()) std::cout << "  未收下：" << file.refused << '\n';
    for (const auto& sheet : file.sheets) {
        if (sheet.table == nullptr) {
            std::cout << fmt::format("  {}：{}\n", sheet.sheet, sheet.skipped);
            continue;
        }
        const auto& counts = sheet.counts;
        std::cout << fmt::format("  {}（{}）：{}行，收下{}，退回{}，未变{}，勘误申请{}，提醒{}\n",
                                 sheet.table->title, sheet.sheet, counts.rows, counts.accepted,
                                 counts.rejected, counts.unchanged, counts.corrections,
                                 counts.warnings);
        for (const auto& [row, problem] : sheet.problems) {
            if (problem.severity != collect::Severity::Error) continue;
            std::cout << fmt::format("    第{}行 {}：{}。{}\n", row, problem.column,
                                     problem.problem, problem.mend);
        }
    }
}

}  // namespace

int import(const ImportOptions& options, Output output) {
    County county{options.data};
    collect::Importer importer{county.office(), county.keys(), county.clock(), county.gate()};
    const collect::ImportLock lock{county.folder(), county.office()};
    const ledger::Handover handover{{}, options.department, options.source_system, {}};
    const auto reports = importer.import(guard::Actor::system(), options.files, handover);
    if (!options.errors_to.empty()) collect::write_annotated(reports, options.errors_to);
    if (output == Output::Json)
        std::cout << collect::to_json(reports) << '\n';
    else
        for (const auto& file : reports)
            tell(file);
    return collect::exit_status(reports);
}

}  // namespace app
