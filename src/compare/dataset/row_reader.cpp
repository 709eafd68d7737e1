#include "compare/dataset/row_reader.hpp"

#include "domain/bank_account.hpp"
#include "domain/decimal.hpp"
#include "domain/id_number.hpp"
#include "domain/region.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace compare {

namespace {

using collect::Problem;

Kept text(std::string value) {
    return {Kept::Kind::Text, 0, std::move(value)};
}

Kept number(std::int64_t value) {
    return {Kept::Kind::Number, value, {}};
}

Problem error(const DatasetField& field, std::string problem, std::string mend) {
    return {field.title, std::move(problem), std::move(mend), collect::Severity::Error};
}

bool names(const DatasetField& field, const std::string& folded) {
    if (text::fold_header(field.title) == folded) return true;
    return std::ranges::any_of(
        field.also, [&](const auto& title) { return text::fold_header(title) == folded; });
}

std::optional<std::int64_t> whole(std::string_view digits) {
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (fault != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

}  // namespace

std::optional<DatasetLayout> match_header(const DatasetSpec& spec, const sheet::Row& row) {
    DatasetLayout layout{std::vector<int>(spec.fields.size(), -1), {}};
    std::size_t found = 0;
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
        if (row.cells[column].kind != sheet::Kind::Text) continue;
        const auto folded = text::fold_header(row.cells[column].text);
        for (std::size_t i = 0; i < spec.fields.size(); ++i) {
            if (layout.columns[i] >= 0 || !names(spec.fields[i], folded)) continue;
            layout.columns[i] = static_cast<int>(column);
            ++found;
            break;
        }
    }
    if (found < std::min<std::size_t>(2, spec.fields.size())) return std::nullopt;
    for (std::size_t i = 0; i < spec.fields.size(); ++i)
        if (spec.fields[i].required && layout.columns[i] < 0)
            layout.missing.push_back(spec.fields[i].title);
    return layout;
}

bool DatasetRow::accepted() const {
    return std::ranges::none_of(
        problems, [](const Problem& one) { return one.severity == collect::Severity::Error; });
}

bool DatasetRowReader::is_blank(const sheet::Row& row) const {
    std::size_t filled = 0;
    for (const int column : layout_.columns) {
        if (column < 0 || static_cast<std::size_t>(column) >= row.cells.size()) continue;
        if (!collect::is_blank(row.cells[static_cast<std::size_t>(column)])) ++filled;
    }
    return filled == 0;
}

Kept DatasetRowReader::person_of(const DatasetField& field, const sheet::Cell& cell,
                                 std::vector<Problem>& problems) const {
    if (collect::has_lost_digits(cell)) {
        problems.push_back(error(field, "证件号码存成了数字，末几位已经丢失",
                                 "请让提供单位把这一列存成文本后重新导出"));
        return {};
    }
    const auto read = domain::IdNumber::parse(collect::digits_of(cell), today_);
    if (const auto* number = std::get_if<domain::IdNumber>(&read))
        return {Kept::Kind::Person, platform::to_days(number->birth_date()),
                keys_.person_key(*number).bytes() + text::compact(collect::digits_of(cell))};
    problems.push_back(error(field, "证件号码不对", "请让提供单位对照证件核对"));
    return {};
}

Kept DatasetRowReader::value_of(const DatasetField& field, const sheet::Cell& cell,
                                std::vector<Problem>& problems) const {
    switch (field.type) {
        case FieldType::Text: return text(collect::text_of(cell));
        case FieldType::Name: return text(text::normalise_name(collect::text_of(cell)));
        case FieldType::Person: return person_of(field, cell, problems);
        case FieldType::Date:
            if (const auto day = collect::date_of(cell)) return number(platform::to_days(*day));
            problems.push_back(error(field, "日期看不懂", "请写成 2017-08-20 的形式"));
            return {};
        case FieldType::Fen:
            if (const auto fen = collect::fen_of(cell, false)) return number(fen->value());
            problems.push_back(error(field, "金额看不懂", "请写成以元为单位的数字"));
            return {};
        case FieldType::Integer:
            if (const auto read = whole(collect::text_of(cell))) return number(*read);
            problems.push_back(error(field, "应是整数", "请只写数字"));
            return {};
        case FieldType::Quantity:
            if (const auto read =
                    domain::Quantity::parse(domain::plain_number(collect::text_of(cell))))
                return number(read->value());
            if (cell.kind == sheet::Kind::Number)
                if (const auto read = domain::scaled_shown_decimal(cell.text, 4))
                    return number(*read);
            problems.push_back(error(field, "数量看不懂", "请只写数字"));
            return {};
        case FieldType::Region:
            if (const auto read = domain::RegionCode::parse(text::compact(collect::text_of(cell))))
                return number(read->value());
            problems.push_back(error(field, "行政区划代码不对", "请写12位代码"));
            return {};
    }
    return {};
}

DatasetRow DatasetRowReader::read(const sheet::Row& row) const {
    DatasetRow read;
    for (std::size_t i = 0; i < spec_.fields.size(); ++i) {
        const DatasetField& field = spec_.fields[i];
        const int column = layout_.columns[i];
        const bool there = column >= 0 && static_cast<std::size_t>(column) < row.cells.size() &&
                           !collect::is_blank(row.cells[static_cast<std::size_t>(column)]);
        if (!there) {
            if (field.required)
                read.problems.push_back(error(field, "没有填", "请补上，或从表中去掉这一行"));
            read.values.emplace_back();
            continue;
        }
        const std::size_t before = read.problems.size();
        read.values.push_back(
            value_of(field, row.cells[static_cast<std::size_t>(column)], read.problems));
        // What is not required is left out rather than the whole row refused.
        if (read.problems.size() > before && !field.required)
            read.problems.back().severity = collect::Severity::Warning;
    }
    return read;
}

}  // namespace compare
