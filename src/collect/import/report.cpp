#include "collect/import/report.hpp"

#include <boost/json.hpp>

namespace collect {

namespace {

namespace json = boost::json;

json::array errors_of(const SheetReport& sheet) {
    json::array out;
    for (const auto& [row, problem] : sheet.problems) {
        if (problem.severity != Severity::Error) continue;
        out.push_back(json::object{{"row", row},
                                   {"column", problem.column},
                                   {"problem", problem.problem},
                                   {"mend", problem.mend}});
    }
    return out;
}

json::object object_of(const SheetReport& sheet) {
    json::object out{{"sheet", sheet.sheet}};
    if (sheet.table == nullptr) {
        out["skipped"] = sheet.skipped;
        return out;
    }
    const auto& counts = sheet.counts;
    out["table"] = sheet.table->title;
    out["batch"] = sheet.batch.value();
    out["rows"] = counts.rows;
    out["accepted"] = counts.accepted;
    out["rejected"] = counts.rejected;
    out["unchanged"] = counts.unchanged;
    out["corrections"] = counts.corrections;
    out["warnings"] = counts.warnings;
    out["amount_fen"] = counts.amount_fen;
    out["errors"] = errors_of(sheet);
    return out;
}

}  // namespace

std::string to_json(const SheetReport& sheet) {
    return json::serialize(object_of(sheet));
}

std::string to_json(const std::vector<FileReport>& files) {
    ledger::BatchCounts sum;
    json::array list;
    for (const auto& file : files) {
        json::object one{{"path", file.path}};
        if (!file.refused.empty()) one["refused"] = file.refused;
        json::array sheets;
        for (const auto& sheet : file.sheets) {
            sheets.push_back(object_of(sheet));
            sum.rows += sheet.counts.rows;
            sum.accepted += sheet.counts.accepted;
            sum.rejected += sheet.counts.rejected;
        }
        one["sheets"] = std::move(sheets);
        list.push_back(std::move(one));
    }
    return json::serialize(json::object{{"files", std::move(list)},
                                        {"rows", sum.rows},
                                        {"accepted", sum.accepted},
                                        {"rejected", sum.rejected}});
}

int exit_status(const std::vector<FileReport>& files) {
    int status = 0;
    for (const auto& file : files) {
        if (!file.refused.empty()) return 2;
        for (const auto& sheet : file.sheets) {
            if (sheet.counts.rejected > 0) status = 3;
        }
    }
    return status;
}

}  // namespace collect
