#include "collect/uploads/stored_report.hpp"

#include "collect/sql.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

namespace collect {

namespace {

constexpr json::Limits own_limits{8 << 20, 8};

json::Object sheet_json(const SheetReport& sheet) {
    json::Object out{{"sheet", sheet.sheet}};
    const auto& counts = sheet.counts;
    if (sheet.table == nullptr) {
        out["skipped"] = sheet.skipped;
    } else {
        out["table"] = sheet.table->name;
        out["table_title"] = sheet.table->title;
        out["batch"] = std::to_string(sheet.batch.value());
    }
    out["rows"] = counts.rows;
    out["accepted"] = counts.accepted;
    out["rejected"] = counts.rejected;
    out["unchanged"] = counts.unchanged;
    out["corrections"] = counts.corrections;
    out["warnings"] = counts.warnings;
    out["amount_fen"] = std::to_string(counts.amount_fen);
    return out;
}

Severity severity_named(std::string_view name) {
    for (auto severity : {Severity::Error, Severity::Warning, Severity::Privacy}) {
        if (name_of(severity) == name) return severity;
    }
    platform::bug("a problem of no known severity");
}

}  // namespace

std::string stored_report(const FileReport& report) {
    json::Array sheets;
    for (const auto& sheet : report.sheets)
        sheets.push_back(sheet_json(sheet));
    return json::write(sheets);
}

FileReport read_report(db::Session& session, const std::string& file_name,
                       std::string_view stored) {
    FileReport report{file_name, {}, {}};
    const auto sheets = json::parse(stored, own_limits);
    for (const auto& value : sheets.as_array()) {
        const auto& object = value.as_object();
        SheetReport sheet;
        sheet.sheet = object.at("sheet").as_string();
        if (const auto* table = object.if_contains("table")) {
            sheet.table = ledger::find_table(std::string_view(table->as_string()));
            const auto batch = json::parse_id(std::string_view(object.at("batch").as_string()));
            sheet.batch = ledger::BatchId{batch.value()};
            session.each(sql::select_all_problems, {*batch}, [&](const db::Row& row) {
                sheet.problems.push_back({static_cast<int>(row.integer(0)),
                                          {std::string(row.text(1)), std::string(row.text(3)),
                                           std::string(row.text(4)), severity_named(row.text(2))}});
            });
        }
        report.sheets.push_back(std::move(sheet));
    }
    return report;
}

}  // namespace collect
