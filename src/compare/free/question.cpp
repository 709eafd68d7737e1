#include "compare/free/question.hpp"

#include "compare/run/parameters.hpp"
#include "domain/fen.hpp"
#include "domain/privacy.hpp"
#include "domain/region.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace compare::free {

namespace {

using platform::Refusal;

constexpr std::size_t most_conditions = 6;
constexpr std::size_t longest_value = 60;

struct OperatorEntry {
    Operator one;
    std::string_view name, title;
    std::string_view sql;  ///< {0} the column, {1} the value, {2} the other end
};

constexpr std::array operators{
    OperatorEntry{Operator::Equal, "equal", "=", "t.{0} = {1}"},
    OperatorEntry{Operator::NotEqual, "not_equal", "≠", "t.{0} IS DISTINCT FROM {1}"},
    OperatorEntry{Operator::AtLeast, "at_least", "≥", "t.{0} >= {1}"},
    OperatorEntry{Operator::AtMost, "at_most", "≤", "t.{0} <= {1}"},
    OperatorEntry{Operator::Contains, "contains", "包含", "position({1} IN t.{0}) > 0"},
    OperatorEntry{Operator::Between, "between", "介于", "t.{0} BETWEEN {1} AND {2}"},
};

[[noreturn]] void refuse(const std::string& what) {
    throw Refusal{Refusal::Kind::Invalid, what};
}

const OperatorEntry& operator_named(std::string_view name, const Column& column) {
    const auto found = std::ranges::find(operators, name, &OperatorEntry::name);
    const auto allowed = operators_of(column.kind);
    if (found == operators.end() || std::ranges::find(allowed, found->one) == allowed.end())
        refuse(fmt::format("“{}”不能用这种条件，请从列表里重新选择", column.title));
    return *found;
}

std::string date_literal(const Column& column, const std::string& value) {
    const auto read = platform::parse_iso_date(value);
    if (!read) refuse(fmt::format("“{}”要写成 2017-08-20 这样的日期", column.title));
    return fmt::format("DATE '{}'", platform::format_date(*read));
}

std::int64_t whole_number(const Column& column, const std::string& value) {
    std::int64_t number = 0;
    const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (fault != std::errc{} || end != value.data() + value.size())
        refuse(fmt::format("“{}”要填整数", column.title));
    return number;
}

template <class Parsed>
std::int64_t value_or_refuse(const std::optional<Parsed>& parsed, const Column& column,
                             std::string_view should) {
    if (!parsed) refuse(fmt::format("“{}”要填{}", column.title, should));
    return parsed->value();
}

/// The value as SQL: of the column's type, so that nothing else of it can reach the statement.
std::string literal(const Column& column, const std::string& value) {
    switch (column.kind) {
        case ColumnKind::Text: return text_literal(value);
        case ColumnKind::Date: return date_literal(column, value);
        case ColumnKind::Fen:
            return fmt::format("{}", value_or_refuse(domain::Fen::from_yuan(value), column,
                                                     "金额，以元计，如 1250.50"));
        case ColumnKind::Quantity:
            return fmt::format(
                "{}", value_or_refuse(domain::Quantity::parse(value), column, "数量，如 2.15"));
        case ColumnKind::Region:
            return fmt::format("{}", value_or_refuse(domain::RegionCode::parse(value), column,
                                                     "12 位行政区划代码"));
        case ColumnKind::Integer: return fmt::format("{}", whole_number(column, value));
        case ColumnKind::Boolean:
            if (value != "是" && value != "否") refuse(fmt::format("“{}”要选是或否", column.title));
            return value == "是" ? "TRUE" : "FALSE";
        case ColumnKind::Name: break;
    }
    platform::bug("nobody is looked for by name");
}

std::string sql_of(const Condition& condition, const Table& table) {
    const Column* column = table.column(condition.column);
    if (table.match_only)
        refuse(fmt::format("“{}”只显示是否比中，不能按它的内容加条件", table.title));
    if (column == nullptr || !column->filtered)
        refuse(fmt::format("“{}”没有这一列可以加条件，请从列表里重新选择", table.title));
    const OperatorEntry& operation = operator_named(condition.operation, *column);
    refuse_numbers(condition.value, "条件");
    const std::string value = literal(*column, condition.value);
    const bool both_ends = operation.one == Operator::Between;
    return fmt::format(fmt::runtime(operation.sql), column->name, value,
                       both_ends ? literal(*column, condition.until) : std::string{});
}

CheckedSide checked(const Side& side, const Catalogue& catalogue, std::string_view which) {
    CheckedSide out;
    out.table = catalogue.table(side.table);
    if (out.table == nullptr) refuse(fmt::format("请从列表里选择{}名单", which));
    out.key = out.table->key(side.key);
    if (out.key == nullptr)
        refuse(fmt::format("“{}”不能按选定的内容来对，请从列表里重新选择", out.table->title));
    if (side.conditions.size() > most_conditions)
        refuse(fmt::format("一份名单最多加{}个条件", most_conditions));
    for (const Condition& condition : side.conditions)
        out.conditions.push_back(sql_of(condition, *out.table));
    return out;
}

bool same(const CheckedSide& left, const CheckedSide& right) {
    return left.table == right.table && left.key == right.key &&
           left.conditions == right.conditions;
}

std::vector<Condition> conditions_of(const json::Fields& fields, std::string_view key) {
    std::vector<Condition> out;
    for (const json::Fields& one : fields.objects(key, "条件"))
        out.push_back({one.text("column", "列", longest_value),
                       one.text("operation", "条件", longest_value),
                       one.text("value", "条件的值", longest_value),
                       one.maybe_text("until", "条件的值", longest_value).value_or("")});
    return out;
}

json::Array conditions_json(const std::vector<Condition>& conditions) {
    json::Array out;
    for (const Condition& one : conditions)
        out.push_back(json::Object{{"column", one.column},
                                   {"operation", one.operation},
                                   {"value", one.value},
                                   {"until", one.until}});
    return out;
}

}  // namespace

std::string_view name_of(Operator one) {
    return operators[static_cast<std::size_t>(one)].name;
}

std::string_view title_of(Operator one) {
    return operators[static_cast<std::size_t>(one)].title;
}

std::vector<Operator> operators_of(ColumnKind kind) {
    using enum Operator;
    switch (kind) {
        case ColumnKind::Text: return {Equal, NotEqual, Contains};
        case ColumnKind::Date: return {Between, AtLeast, AtMost, Equal};
        case ColumnKind::Fen:
        case ColumnKind::Integer:
        case ColumnKind::Quantity: return {AtLeast, AtMost, Equal, NotEqual};
        case ColumnKind::Region: return {Equal, NotEqual};
        case ColumnKind::Boolean: return {Equal};
        case ColumnKind::Name: break;
    }
    return {};
}

void refuse_numbers(std::string_view text, std::string_view title) {
    if (!domain::find_private(text).empty())
        refuse(fmt::format("{}里不能写身份证号、手机号和银行卡号，请删去", title));
}

Question question_of(const json::Fields& fields) {
    const auto word = [&](const char* key, const char* title) {
        return fields.text(key, title, longest_value);
    };
    Question question{{word("first", "第一份名单"), word("first_key", "按什么对"),
                       conditions_of(fields, "first_conditions")},
                      {word("second", "第二份名单"), word("second_key", "按什么对"),
                       conditions_of(fields, "second_conditions")},
                      Want::Both};
    const std::string want = word("want", "要找什么");
    if (want != "both" && want != "first_only")
        refuse("请选择要找两份都有的，还是第一份有、第二份没有的");
    if (want == "first_only") question.want = Want::FirstOnly;
    return question;
}

json::Object to_json(const Question& question) {
    return {{"first", question.first.table},
            {"first_key", question.first.key},
            {"first_conditions", conditions_json(question.first.conditions)},
            {"second", question.second.table},
            {"second_key", question.second.key},
            {"second_conditions", conditions_json(question.second.conditions)},
            {"want", question.want == Want::Both ? "both" : "first_only"}};
}

const CheckedSide& CheckedQuestion::asked() const {
    if (want == Want::FirstOnly) return first;
    if (!first.table->is_registry) return first;
    if (!second.table->is_registry || first.table->match_only) return second;
    return first;
}

CheckedQuestion check(const Question& question, const Catalogue& catalogue) {
    CheckedQuestion out{checked(question.first, catalogue, "第一份"),
                        checked(question.second, catalogue, "第二份"), question.want};
    if (out.first.key->kind != out.second.key->kind)
        refuse(fmt::format("“{}”和“{}”不是同一种内容，不能互相对", out.first.key->title,
                           out.second.key->title));
    if (out.asked().table->match_only)
        refuse(fmt::format(
            "“{}”只显示是否比中，不能单独列出它的人。请把另一份名单换成资金表或可以显示的基础库",
            out.asked().table->title));
    if (same(out.first, out.second))
        refuse("两份名单完全一样。同一张表自己和自己对，请至少给一份加上不同的条件");
    return out;
}

}  // namespace compare::free
