#include "sqlite_functions.hpp"

#include "platform/core/encoding.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

namespace {

using Arguments = std::span<sqlite3_value*>;

std::string_view text(sqlite3_value* value) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return {bytes == nullptr ? "" : bytes, static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void answer(sqlite3_context* context, std::string_view text) {
    sqlite3_result_text(context, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

bool has_null(Arguments arguments) {
    return std::ranges::any_of(
        arguments, [](sqlite3_value* one) { return sqlite3_value_type(one) == SQLITE_NULL; });
}

bool is_less(sqlite3_value* left, sqlite3_value* right) {
    if (sqlite3_value_type(left) == SQLITE_INTEGER)
        return sqlite3_value_int64(left) < sqlite3_value_int64(right);
    const auto bytes = [](sqlite3_value* of) {
        const auto* at = static_cast<const char*>(sqlite3_value_blob(of));
        return std::string_view{at, static_cast<std::size_t>(sqlite3_value_bytes(of))};
    };
    return bytes(left) < bytes(right);
}

/// greatest and least pass over NULL, as in DuckDB and PostgreSQL; SQLite's own max and min do not.
template <bool greatest>
void outermost(sqlite3_context* context, int count, sqlite3_value** arguments) {
    sqlite3_value* best = nullptr;
    for (sqlite3_value* one : Arguments{arguments, static_cast<std::size_t>(count)}) {
        if (sqlite3_value_type(one) == SQLITE_NULL) continue;
        if (best == nullptr || (greatest ? is_less(best, one) : is_less(one, best))) best = one;
    }
    if (best != nullptr) sqlite3_result_value(context, best);
}

std::chrono::year_month_day day_of(sqlite3_value* number) {
    return std::chrono::sys_days{std::chrono::days{static_cast<int>(sqlite3_value_int64(number))}};
}

enum class Part { Year, Month, Day };

template <Part part>
void part_of(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (has_null({arguments, 1})) return;
    const auto day = day_of(arguments[0]);
    if constexpr (part == Part::Year) sqlite3_result_int(context, static_cast<int>(day.year()));
    if constexpr (part == Part::Month)
        sqlite3_result_int(context, static_cast<int>(static_cast<unsigned>(day.month())));
    if constexpr (part == Part::Day)
        sqlite3_result_int(context, static_cast<int>(static_cast<unsigned>(day.day())));
}

void answer_day(sqlite3_context* context, std::chrono::year_month_day day) {
    sqlite3_result_int64(context, std::chrono::sys_days{day}.time_since_epoch().count());
}

/// The first day of a day's year or month.
void date_trunc(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (has_null({arguments, 2})) return;
    const auto day = day_of(arguments[1]);
    const auto month = text(arguments[0]) == "year" ? std::chrono::January : day.month();
    answer_day(context, day.year() / month / 1);
}

/// CAST(… AS DATE): of "2017-06-30", or of what is a day already.
void day_number(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (has_null({arguments, 1})) return;
    if (sqlite3_value_type(arguments[0]) == SQLITE_INTEGER) {
        sqlite3_result_value(context, arguments[0]);
        return;
    }
    const std::string_view from = text(arguments[0]);
    const auto part = [&](std::size_t at, std::size_t size) {
        unsigned value = 0;
        if (from.size() >= at + size)
            std::from_chars(from.data() + at, from.data() + at + size, value);
        return value;
    };
    answer_day(context, std::chrono::year{static_cast<int>(part(0, 4))} /
                            std::chrono::month{part(5, 2)} / std::chrono::day{part(8, 2)});
}

/// CAST(… AS TEXT): SQLite's own would make the bytes of a person into a text that is none.
void text_of(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (has_null({arguments, 1})) return;
    if (sqlite3_value_type(arguments[0]) != SQLITE_BLOB) {
        answer(context, text(arguments[0]));
        return;
    }
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(arguments[0]));
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(arguments[0]));
    answer(context, platform::to_hex(std::string_view{bytes, size}));
}

void split_part(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (has_null({arguments, 3})) return;
    std::string_view rest = text(arguments[0]);
    const std::string_view mark = text(arguments[1]);
    for (int skip = sqlite3_value_int(arguments[2]) - 1; skip > 0; --skip) {
        const auto at = rest.find(mark);
        rest = at == std::string_view::npos ? std::string_view{} : rest.substr(at + mark.size());
    }
    answer(context, rest.substr(0, rest.find(mark)));
}

/// The characters of UTF-8.
std::vector<std::string_view> characters(std::string_view text) {
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at + 1;
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            ++end;
        found.push_back(text.substr(at, end - at));
        at = end;
    }
    return found;
}

void translate(sqlite3_context* context, int, sqlite3_value** arguments) {
    if (has_null({arguments, 3})) return;
    const auto from = characters(text(arguments[1]));
    const auto to = characters(text(arguments[2]));
    std::string made;
    for (const std::string_view one : characters(text(arguments[0]))) {
        const auto at = static_cast<std::size_t>(std::ranges::find(from, one) - from.begin());
        if (at == from.size())
            made += one;
        else if (at < to.size())
            made += to[at];
    }
    answer(context, made);
}

}  // namespace

void add_functions(sqlite3* store) {
    const auto add = [&](const char* name, int count, auto* function) {
        sqlite3_create_function_v2(store, name, count, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr,
                                   function, nullptr, nullptr, nullptr);
    };
    add("greatest", -1, &outermost<true>);
    add("least", -1, &outermost<false>);
    add("year_of", 1, &part_of<Part::Year>);
    add("month_of", 1, &part_of<Part::Month>);
    add("day_of", 1, &part_of<Part::Day>);
    add("date_trunc", 2, &date_trunc);
    add("day_number", 1, &day_number);
    add("text_of", 1, &text_of);
    add("split_part", 3, &split_part);
    add("translate", 3, &translate);
}

}  // namespace bench
