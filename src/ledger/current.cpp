#include "ledger/current.hpp"

#include "domain/decimal.hpp"
#include "domain/fen.hpp"
#include "domain/region.hpp"
#include "ledger/sql.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/refusal.hpp"

#include <array>
#include <cstring>

namespace ledger {

namespace {

constexpr std::array<db::Query, table_count> select_current{
    sql::select_current_program,     sql::select_current_source,
    sql::select_current_allocation,  sql::select_current_appropriation,
    sql::select_current_payment,     sql::select_current_project,
    sql::select_current_expenditure, sql::select_current_bank_result};

void put(std::string& out, char kind, std::string_view bytes) {
    const auto size = static_cast<std::uint32_t>(bytes.size());
    out += kind;
    out.append(reinterpret_cast<const char*>(&size), sizeof size);
    out += bytes;
}

std::string_view take(std::string_view& in, char& kind) {
    std::uint32_t size = 0;
    if (in.size() < 1 + sizeof size) platform::bug("a kept record is cut short");
    kind = in.front();
    std::memcpy(&size, in.data() + 1, sizeof size);
    in.remove_prefix(1 + sizeof size);
    if (in.size() < size) platform::bug("a kept record is cut short");
    auto bytes = in.substr(0, size);
    in.remove_prefix(size);
    return bytes;
}

std::string_view number_bytes(const std::int64_t& number) {
    return {reinterpret_cast<const char*>(&number), sizeof number};
}

Value value_from(char kind, std::string_view bytes) {
    switch (kind) {
        case 'i': {
            std::int64_t number = 0;
            std::memcpy(&number, bytes.data(), sizeof number);
            return number;
        }
        case 't': return std::string(bytes);
        case 'b': return db::Blob{std::string(bytes)};
        case 'u': return db::Uuid{std::string(bytes)};
        default: return {};
    }
}

}  // namespace

std::optional<Current> current(db::Session& session, TableKind kind, const std::string& key) {
    const auto& columns = table(kind).columns;
    return session.one(select_current[static_cast<std::size_t>(kind)], {key},
                       [&](const db::Row& row) {
                           Current found{{key, {}, {}}, 0};
                           const int count = static_cast<int>(columns.size());
                           for (int i = 0; i < count; ++i) {
                               found.record.values.push_back(
                                   value_of(row, i, columns[static_cast<std::size_t>(i)].type));
                           }
                           if (!row.is_null(count)) found.record.sealed = row.blob(count).bytes;
                           found.version = static_cast<int>(row.integer(count + 1));
                           return found;
                       });
}

std::string record_bytes(const Record& record) {
    std::string out;
    put(out, 't', record.key);
    put(out, 'b', record.sealed);
    for (const auto& value : record.values) {
        if (const auto* number = std::get_if<std::int64_t>(&value))
            put(out, 'i', number_bytes(*number));
        else if (const auto* text = std::get_if<std::string>(&value))
            put(out, 't', *text);
        else if (const auto* blob = std::get_if<db::Blob>(&value))
            put(out, 'b', blob->bytes);
        else if (const auto* uuid = std::get_if<db::Uuid>(&value))
            put(out, 'u', uuid->bytes);
        else
            put(out, 'n', {});
    }
    return out;
}

Record record_from_bytes(std::string_view bytes) {
    char kind = 0;
    Record record;
    record.key = take(bytes, kind);
    record.sealed = take(bytes, kind);
    while (!bytes.empty()) {
        const auto content = take(bytes, kind);
        record.values.push_back(value_from(kind, content));
    }
    return record;
}

std::string shown(const Value& value, ColumnType type) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr) return std::holds_alternative<std::monostate>(value) ? "" : "（已加密）";
    switch (type) {
        case ColumnType::Fen: return domain::Fen{*number}.grouped();
        case ColumnType::Date: return platform::format_date(platform::from_days(*number));
        case ColumnType::Quantity: return domain::Quantity{*number}.text();
        case ColumnType::Region: return domain::RegionCode{*number}.text();
        default: return fmt::format("{}", *number);
    }
}

}  // namespace ledger
