#include "portal/zone/row_digests.hpp"

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "portal/sql.hpp"

#include <charconv>
#include <optional>
#include <vector>

namespace portal {

namespace {

using projection::Part;

constexpr int piece = 5000;

/// Columns as texts: how a number is held differs between the engines and the package.
using Cells = std::vector<std::optional<std::string>>;

RowDigest digest_of_cells(Part part, const Cells& cells) {
    crypto::Sha256 digest;
    for (const auto& cell : cells) {
        // The length in front: no two rows may read alike.
        digest.add(cell ? std::to_string(cell->size()) : "-").add(":").add(cell.value_or(""));
    }
    RowDigest out{part, {}, std::string(crypto::bytes(digest.finish()).substr(0, 16))};
    for (const int column : projection::entry_of(part).key) {
        if (!out.key.empty()) out.key += '/';
        out.key += cells[static_cast<std::size_t>(column)].value_or("");
    }
    return out;
}

Cells cells_of(const db::Row& row, Part part) {
    Cells out(projection::entry_of(part).columns.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = row.maybe_text(static_cast<int>(i));
    return out;
}

db::Query rows_of(Part part) {
    switch (part) {
        case Part::Region: return sql::select_region_rows;
        case Part::Program: return sql::select_program_rows;
        case Part::Policy: return sql::select_policy_rows;
        case Part::PolicyProgram: return sql::select_policy_program_rows;
        case Part::Fund: return sql::select_fund_rows;
        case Part::Project: return sql::select_project_rows;
        case Part::Expenditure: return sql::select_expenditure_rows;
        case Part::Payment: return sql::select_payment_rows;
        case Part::History: return sql::select_history_rows;
        case Part::Total: return sql::select_total_rows;
        case Part::People: return sql::select_people_rows;
        case Part::FundPeople: return sql::select_fund_people_rows;
    }
    platform::bug("no such part of a projection");
}

bool is_record(Part part) {
    return part == Part::Fund || part == Part::Project || part == Part::Expenditure ||
           part == Part::Payment;
}

using UseCells = std::function<void(const Cells&)>;

void each_record(db::Session& store, Part part, const UseCells& use) {
    std::string after;
    for (;;) {
        const auto page = store.all(rows_of(part), {after, piece},
                                    [part](const db::Row& row) { return cells_of(row, part); });
        for (const auto& cells : page)
            use(cells);
        if (page.size() < piece) return;
        after = page.back()[0].value_or("");
    }
}

void each_change(db::Session& store, const UseCells& use) {
    std::string record, field;
    std::int64_t version = 0;
    for (;;) {
        const auto page =
            store.all(sql::select_history_rows, {record, version, field, piece},
                      [](const db::Row& row) { return cells_of(row, Part::History); });
        for (const auto& cells : page)
            use(cells);
        if (page.size() < piece) return;
        const auto& last = page.back();
        record = last[0].value_or("");
        field = last[3].value_or("");
        std::from_chars(last[1]->data(), last[1]->data() + last[1]->size(), version);
    }
}

}  // namespace

std::string line_of(const RowDigest& row) {
    return std::string(projection::entry_of(row.part).name) + " " + platform::to_hex(row.digest) +
           " " + row.key;
}

std::optional<RowDigest> row_from(std::string_view line) {
    const auto first = line.find(' ');
    const auto second = line.find(' ', std::min(first, line.size() - 1) + 1);
    if (line.empty() || second == std::string_view::npos) return std::nullopt;
    const auto part = projection::part_named(line.substr(0, first));
    auto digest = platform::from_hex(line.substr(first + 1, second - first - 1));
    if (!part || !digest || digest->size() != 16) return std::nullopt;
    return RowDigest{*part, std::string(line.substr(second + 1)), std::move(*digest)};
}

RowDigest digest_of(Part part, const projection::Row& row) {
    Cells cells;
    for (const auto& value : row) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            cells.emplace_back(std::to_string(*number));
        else if (const auto* text = std::get_if<std::string>(&value))
            cells.emplace_back(*text);
        else
            cells.emplace_back();
    }
    return digest_of_cells(part, cells);
}

void each_row_digest(db::Session& store, const std::function<void(const RowDigest&)>& use) {
    for (int i = 0; i < projection::part_count; ++i) {
        const auto part = static_cast<Part>(i);
        const auto hand_on = [&](const Cells& cells) { use(digest_of_cells(part, cells)); };
        if (part == Part::History)
            each_change(store, hand_on);
        else if (is_record(part))
            each_record(store, part, hand_on);
        else
            store.each(rows_of(part), {},
                       [&](const db::Row& row) { hand_on(cells_of(row, part)); });
    }
}

}  // namespace portal
