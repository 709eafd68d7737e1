#include "ledger/record.hpp"

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <charconv>

namespace ledger {

namespace {

void append_string(std::string& out, std::string_view text) {
    out += '"';
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto code = static_cast<unsigned char>(text[at]);
        if (code >= 0x20 && code != '"' && code != '\\') continue;
        out += text.substr(done, at - done);
        done = at + 1;
        if (code < 0x20) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(code));
        } else {
            out += '\\';
            out += text[at];
        }
    }
    out += text.substr(done);
    out += '"';
}

void append_number(std::string& out, std::int64_t number) {
    char digits[24];
    auto [end, error] = std::to_chars(digits, digits + sizeof digits, number);
    if (error != std::errc{}) platform::bug("a number does not fit");
    out.append(digits, end);
}

void append_value(std::string& out, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        append_number(out, *number);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        append_string(out, *text);
    } else if (const auto* key = std::get_if<db::Uuid>(&value)) {
        append_string(out, platform::to_hex(key->bytes));
    } else {
        platform::bug("sealed bytes take no part in a digest");
    }
}

void append_json(std::string& out, const Table& table, const Record& record) {
    out += R"({"table":")";
    out += table.name;
    out += R"(","key":)";
    append_string(out, record.key);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& column = table.columns[i];
        if (column.type == ColumnType::Sealed ||
            std::holds_alternative<std::monostate>(record.values[i]))
            continue;
        out += ",\"";
        out += column.name;
        out += "\":";
        append_value(out, record.values[i]);
    }
    if (!record.sealed.empty()) {
        out += R"(,"sealed":)";
        append_string(out, platform::to_hex(std::string_view(record.sealed).substr(0, 16)));
    }
    out += '}';
}

}  // namespace

std::string canonical_json(const Table& table, const Record& record) {
    std::string out;
    append_json(out, table, record);
    return out;
}

crypto::Digest digest_of(const Table& table, const Record& record) {
    thread_local std::string json;  // kept for its room: a digest is taken of every row
    json.clear();
    append_json(json, table, record);
    return crypto::sha256(json);
}

db::Param param_of(const Value& value) {
    return std::visit(
        [](const auto& held) -> db::Param {
            if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
                return nullptr;
            } else {
                return held;
            }
        },
        value);
}

Value value_of(const db::Row& row, int index, ColumnType type) {
    if (row.is_null(index)) return {};
    switch (type) {
        case ColumnType::Text:
        case ColumnType::Period: return std::string(row.text(index));
        case ColumnType::PersonKey:
        case ColumnType::AccountKey: return row.uuid(index);
        case ColumnType::Sealed: return row.blob(index);
        default: return row.integer(index);
    }
}

}  // namespace ledger
