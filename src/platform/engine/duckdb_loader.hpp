#pragma once

#include "platform/engine/duckdb_library.hpp"
#include "platform/engine/engine.hpp"

namespace engine::duckdb {

/// Appends rows to a table of the same columns, a chunk at a time.
class TableLoader final : public Loader {
public:
    TableLoader(const Library& library, Connection connection, const Table& table);
    ~TableLoader() override;

    void add(std::span<const Value> row) override;
    void finish() override;

private:
    void put(std::size_t column, const Value& value);
    void flush();
    [[noreturn]] void fail();

    const Library& library_;
    std::vector<Type> types_;
    Appender appender_ = nullptr;
    Chunk chunk_ = nullptr;
    std::vector<Vector> vectors_;
    std::vector<void*> data_;
    std::vector<std::uint64_t*>
        validity_;  ///< null until a column of the chunk holds its first NULL
    Index row_ = 0;
    Index capacity_;
};

Kind kind_of(Type type);
/// DuckDB keeps a UUID as a signed number of 128 bits whose first bit is turned over, so that it
/// sorts.
HugeInt uuid_number(std::string_view sixteen_bytes);
void put_uuid(const HugeInt& number, char* sixteen_bytes);

}  // namespace engine::duckdb
