#include "platform/db/postgresql_copy.hpp"

#include "platform/core/refusal.hpp"
#include "platform/db/connection.hpp"
#include "platform/db/postgresql_values.hpp"

namespace db::postgresql {
namespace {

constexpr std::size_t chunk = 64 * 1024;

/// One value in the binary form of a column's own type, with its length before it.
void append_value(std::string& to, Oid column, const Param& param) {
    const auto& held = param.held();
    const auto sized = [&to](std::string_view prefix, std::string_view bytes) {
        append_number(to, static_cast<std::int32_t>(prefix.size() + bytes.size()));
        to += prefix;
        to += bytes;
    };
    const auto* number = std::get_if<std::int64_t>(&held);
    const auto* text = std::get_if<std::string_view>(&held);
    if (std::holds_alternative<std::monostate>(held)) {
        append_number(to, std::int32_t{-1});
    } else if (number && column == type::int8) {
        append_number(to, std::int32_t{8});
        append_number(to, *number);
    } else if (number && column == type::int4 && std::in_range<std::int32_t>(*number)) {
        append_number(to, std::int32_t{4});
        append_number(to, static_cast<std::int32_t>(*number));
    } else if (number && column == type::int2 && std::in_range<std::int16_t>(*number)) {
        append_number(to, std::int32_t{2});
        append_number(to, static_cast<std::int16_t>(*number));
    } else if (text && column == type::jsonb) {
        sized("\1", *text);  // the version of the format
    } else if (text && (column == type::text || column == type::varchar || column == type::bpchar ||
                        column == type::json)) {
        sized("", *text);
    } else if (std::holds_alternative<const Blob*>(held) && column == type::bytea) {
        sized("", std::get<const Blob*>(held)->bytes);
    } else if (std::holds_alternative<const Uuid*>(held) && column == type::uuid) {
        sized("", std::get<const Uuid*>(held)->bytes);
    } else {
        throw Error{Error::Kind::Other, "a bulk value does not fit its column's type"};
    }
}

class Copy final : public BulkInsert {
public:
    Copy(PGconn* connection, std::string target, std::vector<Oid> types)
        : connection_(connection), target_(std::move(target)), types_(std::move(types)) {
        checked(PQexec(connection_, ("COPY " + target_ + " FROM STDIN BINARY").c_str()), target_);
        open_ = true;
        rows_.append("PGCOPY\n\377\r\n\0", 11);
        append_number(rows_, std::int64_t{0});  // no flags, no header extension
    }
    ~Copy() override {
        if (!open_) return;
        PQputCopyEnd(connection_, "abandoned");
        drain();
    }

    void add(std::span<const Param> values) override {
        append_number(rows_, static_cast<std::int16_t>(values.size()));
        for (std::size_t i = 0; i < values.size(); ++i)
            append_value(rows_, types_[i], values[i]);
        if (rows_.size() >= chunk) send();
    }

    void finish() override {
        append_number(rows_, std::int16_t{-1});
        send();
        open_ = false;
        if (PQputCopyEnd(connection_, nullptr) != 1) fail(nullptr, target_);
        const auto end = drain();
        if (PQresultStatus(end.get()) != PGRES_COMMAND_OK) fail(end.get(), target_);
    }

private:
    void send() {
        if (PQputCopyData(connection_, rows_.data(), static_cast<int>(rows_.size())) != 1)
            fail(nullptr, target_);
        rows_.clear();
    }

    /// The first answer; the rest has to be read too before the connection can go on.
    Result drain() noexcept {
        Result first{PQgetResult(connection_)};
        if (PQresultStatus(first.get()) == PGRES_COPY_IN) return first;  // the end was not sent
        while (Result{PQgetResult(connection_)}) {
        }
        return first;
    }

    PGconn* connection_;
    std::string target_;
    std::vector<Oid> types_;
    bool open_ = false;
    std::string rows_;
};

}  // namespace

std::unique_ptr<BulkInsert> copy_into(PGconn* connection, std::string_view table,
                                      std::span<const char* const> columns) {
    const std::string target = quoted_columns(table, columns);
    const auto parenthesis = target.find('(');
    const std::string names = target.substr(parenthesis + 1, target.size() - parenthesis - 2);
    const std::string probe =
        "SELECT " + names + " FROM " + target.substr(0, parenthesis) + "LIMIT 0";
    const auto shape = checked(PQexec(connection, probe.c_str()), probe);
    std::vector<Oid> types;
    for (int i = 0; i < PQnfields(shape.get()); ++i)
        types.push_back(PQftype(shape.get(), i));
    return std::make_unique<Copy>(connection, target, std::move(types));
}

}  // namespace db::postgresql
