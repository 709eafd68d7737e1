#include "collect/rows/checker.hpp"

#include "collect/rows/cell.hpp"
#include "collect/rows/wording.hpp"
#include "domain/decimal.hpp"
#include "domain/privacy.hpp"
#include "platform/text/text.hpp"

#include <algorithm>
#include <array>

namespace collect {

using ledger::TableKind;
using sheet::Cell;

/// A row under examination.
struct RowChecker::Draft {
    ledger::Record record;
    std::vector<Problem> problems;
    std::string
        sealed_text;  ///< the original of texts in which personal numbers stood, a line each

    void refuse(const Field& field, const Wording& wording) {
        problems.push_back({std::string(field.title), std::string(wording.problem),
                            std::string(wording.mend), Severity::Error});
    }
    void warn(std::string_view column, const Wording& wording,
              Severity severity = Severity::Warning) {
        problems.push_back({std::string(column), std::string(wording.problem),
                            std::string(wording.mend), severity});
    }
    bool refused() const {
        return std::any_of(problems.begin(), problems.end(), [](const Problem& problem) {
            return problem.severity == Severity::Error;
        });
    }
};

namespace {

/// Dates of what is planned or agreed for later; any other date after today is an error.
bool may_lie_ahead(const Field& field) {
    constexpr std::array<std::string_view, 4> ahead{"有效期起", "有效期止", "开工日期", "竣工日期"};
    return std::find(ahead.begin(), ahead.end(), field.title) != ahead.end();
}

/// What the row holds in a column of the sheet; nullptr without such a column, or for a blank cell.
const Cell* cell_at(const sheet::Row& row, int column) {
    if (column < 0 || static_cast<std::size_t>(column) >= row.cells.size()) return nullptr;
    const auto& cell = row.cells[static_cast<std::size_t>(column)];
    return is_blank(cell) ? nullptr : &cell;
}

std::string sealed_context(const ledger::Table& table) {
    return std::string(table.name) + ".sealed";
}

std::optional<std::string> bank_result_of(const std::string& text) {
    const auto has = [&](std::string_view word) { return text.find(word) != std::string::npos; };
    if (has("退") || has("失败") || has("不成功") || has("未成功")) return "退回";
    if (has("在途") || has("处理中") || has("待")) return "在途";
    if (has("成功") || has("已入账") || has("已到账")) return "成功";
    return std::nullopt;
}

}  // namespace

RowChecker::Slots::Slots(const ledger::Table& table) {
    const auto find = [&table](std::string_view name) {
        const auto& columns = table.columns;
        const auto at = std::find_if(columns.begin(), columns.end(),
                                     [name](const auto& column) { return column.name == name; });
        return at == columns.end() ? -1 : static_cast<int>(at - columns.begin());
    };
    code = find("code");
    year = find("year");
    doc_no = find("doc_no");
    program = find("program");
    region = find("region");
    source_system = find("source_system");
    period = find("period");
    period_from = find("period_from");
    period_to = find("period_to");
    person_key = find("person_key");
    id_sealed = find("id_sealed");
    birth_date = find("birth_date");
    male = find("male");
    account_key = find("account_key");
    account_sealed = find("account_sealed");
    quantity = find("quantity");
    standard_fen = find("standard_fen");
    amount_fen = find("amount_fen");
}

RowChecker::RowChecker(const Layout& layout, Context context)
    : layout_(layout),
      table_(ledger::table(layout.form->kind)),
      context_(std::move(context)),
      slot_(table_),
      village_column_(column_of("村")),
      program_name_column_(column_of("项目名称")) {
    for (const auto& field : layout.form->fields)
        slots_.push_back(*field.column == '\0' ? -1 : ledger::column_index(table_, field.column));
}

int RowChecker::column_of(std::string_view title) const {
    for (std::size_t f = 0; f < layout_.columns.size(); ++f) {
        if (layout_.form->fields[f].title == title) return layout_.columns[f];
    }
    return -1;
}

Verdict RowChecker::check(const sheet::Row& row) const {
    Draft draft{{{}, std::vector<ledger::Value>(table_.columns.size()), {}}, {}, {}};
    if (table_.kind == TableKind::Payment)
        draft.record.values[slot_.source_system] = context_.source_system;
    for (std::size_t f = 0; f < layout_.columns.size(); ++f) {
        if (const auto* cell = cell_at(row, layout_.columns[f]))
            read(draft, f, *cell);
        else if (layout_.form->fields[f].required)
            draft.refuse(layout_.form->fields[f], wording::missing);
    }
    if (draft.refused()) return {std::nullopt, std::move(draft.problems)};
    look_at_reach(draft);
    if (draft.refused()) return {std::nullopt, std::move(draft.problems)};
    draft.record.key = business_key(draft);
    look_across(draft, row);
    if (!draft.sealed_text.empty()) {
        draft.record.sealed = context_.keys.text_key(draft.sealed_text) +
                              context_.keys.seal_text(draft.sealed_text, sealed_context(table_));
    }
    return {std::move(draft.record), std::move(draft.problems)};
}

void RowChecker::read(Draft& draft, std::size_t f, const Cell& cell) const {
    const auto& field = layout_.form->fields[f];
    switch (field.reading) {
        case Reading::IdNumber:
        case Reading::Account: return read_personal(draft, field, cell);
        case Reading::Fen:
        case Reading::OptionalFen:
        case Reading::Quantity: return read_money(draft, f, cell);
        case Reading::Date:
        case Reading::OptionalDate:
        case Reading::Period:
        case Reading::Year: return read_time(draft, f, cell);
        case Reading::Key:
        case Reading::Program:
        case Reading::Region:
        case Reading::OptionalRegion: return read_reference(draft, f, cell);
        case Reading::YesNo:
            if (auto yes = yes_of(cell))
                draft.record.values[slots_[f]] = std::int64_t{*yes ? 1 : 0};
            else
                draft.warn(field.title, wording::not_yes_or_no);
            return;
        case Reading::Result:
            if (auto result = bank_result_of(text_of(cell)))
                draft.record.values[slots_[f]] = *result;
            else
                draft.refuse(field, wording::not_a_result);
            return;
        case Reading::NumberOrText:
        case Reading::Text: return read_text(draft, f, cell);
    }
}

void RowChecker::read_personal(Draft& draft, const Field& field, const Cell& cell) const {
    auto& values = draft.record.values;
    if (has_lost_digits(cell)) return draft.refuse(field, wording::lost_digits);
    const auto text = digits_of(cell);
    if (field.reading == Reading::Account) {
        auto account = domain::BankAccount::parse(text);
        if (!account) return draft.refuse(field, wording::bad_account);
        values[slot_.account_key] = db::Uuid{context_.keys.account_key(*account).bytes()};
        values[slot_.account_sealed] = db::Blob{context_.keys.seal(*account, "payment.account")};
        return;
    }
    auto outcome = domain::IdNumber::parse(text, context_.today);
    if (const auto* fault = std::get_if<domain::IdFault>(&outcome))
        return draft.refuse(field, wording::of(*fault));
    const auto& number = std::get<domain::IdNumber>(outcome);
    values[slot_.person_key] = db::Uuid{context_.keys.person_key(number).bytes()};
    values[slot_.id_sealed] = db::Blob{context_.keys.seal(number, "payment.id_number")};
    values[slot_.birth_date] = platform::to_days(number.birth_date());
    values[slot_.male] = std::int64_t{number.sex() == domain::Sex::Male ? 1 : 0};
}

void RowChecker::read_money(Draft& draft, std::size_t f, const Cell& cell) const {
    const auto& field = layout_.form->fields[f];
    auto& value = draft.record.values[slots_[f]];
    if (field.reading == Reading::Quantity) {
        if (auto quantity = domain::Quantity::parse(text_of(
                cell.kind == sheet::Kind::Number ? Cell{sheet::Kind::Text, cell.text, 0} : cell))) {
            value = quantity->value();
        } else {
            draft.warn(field.title, wording::not_a_number);
        }
        return;
    }
    auto fen = fen_of(cell, layout_.ten_thousands[f]);
    if (field.reading == Reading::OptionalFen) {
        if (fen)
            value = fen->value();
        else
            draft.warn(field.title, wording::not_a_number);
        return;
    }
    if (!fen) return draft.refuse(field, wording::bad_amount);
    if (fen->value() <= 0) return draft.refuse(field, wording::not_positive);
    value = fen->value();
}

void RowChecker::read_time(Draft& draft, std::size_t f, const Cell& cell) const {
    const auto& field = layout_.form->fields[f];
    auto& values = draft.record.values;
    if (field.reading == Reading::Year) {
        auto year = year_of(cell);
        if (!year) return draft.refuse(field, wording::bad_year);
        values[slots_[f]] = std::int64_t{*year};
        return;
    }
    if (field.reading == Reading::Period) {
        auto period = period_of(cell);
        if (!period) return draft.refuse(field, wording::bad_period);
        values[slot_.period] = period->code();
        values[slot_.period_from] = platform::to_days(period->from());
        values[slot_.period_to] = platform::to_days(period->to());
        return;
    }
    auto date = date_of(cell);
    if (!date || (*date > context_.today && !may_lie_ahead(field)))
        return draft.refuse(field, wording::bad_date);
    values[slots_[f]] = platform::to_days(*date);
}

void RowChecker::read_reference(Draft& draft, std::size_t f, const Cell& cell) const {
    const auto& field = layout_.form->fields[f];
    auto& value = draft.record.values[slots_[f]];
    if (has_lost_digits(cell)) return draft.refuse(field, wording::lost_digits);
    auto number = number_of(cell);
    if (field.reading == Reading::Region || field.reading == Reading::OptionalRegion) {
        auto code = domain::RegionCode::parse(number);
        const auto* region = code ? context_.known.regions().find(*code) : nullptr;
        if (region == nullptr) return draft.refuse(field, wording::unknown_region);
        if (region->successor) draft.warn(field.title, wording::former_region);
        value = code->value();
        return;
    }
    if (field.reading == Reading::Program && context_.known.program_name(number) == nullptr) {
        return draft.refuse(field, wording::unknown_program);
    }
    const bool is_parent = layout_.form->parent == static_cast<int>(f) &&
                           layout_.form->parent_kind != TableKind::Payment;
    if (is_parent && !context_.known.has(layout_.form->parent_kind, number)) {
        return draft.refuse(field, wording::unknown_parent);
    }
    if (!domain::find_private(number).empty())
        draft.warn(field.title, wording::private_number, Severity::Privacy);
    value = std::move(number);
}

void RowChecker::read_text(Draft& draft, std::size_t f, const Cell& cell) const {
    const auto& field = layout_.form->fields[f];
    if (slots_[f] < 0) return;
    const bool is_name = std::string_view(field.column) == "person_name" ||
                         std::string_view(field.column) == "account_name";
    auto text =
        is_name ? text::normalise_name(cell.text)
                : text_of(field.reading == Reading::NumberOrText && cell.kind == sheet::Kind::Number
                              ? Cell{sheet::Kind::Text, cell.text, 0}
                              : cell);
    if (field.reading == Reading::NumberOrText && text.ends_with(".0"))
        text.resize(text.size() - 2);
    if (const auto findings = domain::find_private(text); !findings.empty()) {
        draft.sealed_text += std::string(field.title) + "\t" + text + "\n";
        draft.warn(field.title, wording::private_text, Severity::Privacy);
        text = domain::without_private(text);
    }
    draft.record.values[slots_[f]] = std::move(text);
}

void RowChecker::look_across(Draft& draft, const sheet::Row& row) const {
    if (table_.kind != TableKind::Payment && table_.kind != TableKind::Project) return;
    const auto& values = draft.record.values;
    const auto* region = context_.known.regions().find(
        domain::RegionCode{std::get<std::int64_t>(values[slot_.region])});
    if (const auto* village = cell_at(row, village_column_);
        village != nullptr && region != nullptr) {
        const auto written = text_of(*village);
        if (written != region->name && domain::spoken_region_name(written) != region->spoken)
            draft.warn("村", wording::other_village);
    }
    if (table_.kind == TableKind::Project) return;
    const auto* name = context_.known.program_name(std::get<std::string>(values[slot_.program]));
    if (const auto* written = cell_at(row, program_name_column_);
        written != nullptr && name != nullptr && text_of(*written) != *name) {
        draft.warn("项目名称", wording::other_program);
    }
    const auto* quantity = std::get_if<std::int64_t>(&values[slot_.quantity]);
    const auto* standard = std::get_if<std::int64_t>(&values[slot_.standard_fen]);
    if (quantity == nullptr || standard == nullptr || *standard == 0) return;
    const auto expected = domain::cost(domain::Quantity{*quantity}, domain::Fen{*standard});
    const auto difference =
        expected ? expected->value() - std::get<std::int64_t>(values[slot_.amount_fen]) : 2;
    if (difference > 1 || difference < -1) draft.warn("发放金额", wording::other_product);
}

void RowChecker::look_at_reach(Draft& draft) const {
    if (context_.reach.empty()) return;
    if (table_.kind != TableKind::Payment && table_.kind != TableKind::Project) return;
    const auto& values = draft.record.values;
    const auto departments =
        context_.known.departments_of(std::get<std::string>(values[slot_.program]));
    const domain::RegionCode region{std::get<std::int64_t>(values[slot_.region])};
    bool own_program = false;
    for (const auto& grant : context_.reach) {
        for (const auto& department : departments) {
            if (!grant.covers({std::nullopt, department})) continue;
            if (grant.covers({region, department})) return;
            own_program = true;
        }
    }
    const auto& wording = own_program ? wording::other_area : wording::other_department;
    draft.problems.push_back({own_program ? "行政区划代码" : "项目编码",
                              std::string(wording.problem), std::string(wording.mend),
                              Severity::Error});
}

std::string RowChecker::business_key(const Draft& draft) const {
    const auto& values = draft.record.values;
    const auto text = [&values](int slot) { return std::get<std::string>(values[slot]); };
    if (table_.kind == TableKind::Program)
        return text(slot_.code) + fmt::format("/{}", std::get<std::int64_t>(values[slot_.year]));
    if (table_.kind == TableKind::Source) return text(slot_.doc_no) + "/" + text(slot_.program);
    return text(slots_[0]);
}

}  // namespace collect
