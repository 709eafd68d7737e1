#include "platform/engine/duckdb_loader.hpp"

#include "platform/core/refusal.hpp"

#include <array>
#include <bit>
#include <cstring>

namespace engine::duckdb {

namespace {

static_assert(std::endian::native == std::endian::little);
constexpr std::uint64_t first_bit = 1ULL << 63U;

}  // namespace

Kind kind_of(Type type) {
    switch (type) {
        case Type::Text: return Kind::Varchar;
        case Type::Integer: return Kind::BigInt;
        case Type::Date: return Kind::Date;
        case Type::Boolean: return Kind::Boolean;
        case Type::Uuid: return Kind::Uuid;
    }
    platform::bug("no such type");
}

HugeInt uuid_number(std::string_view sixteen_bytes) {
    if (sixteen_bytes.size() != 16) platform::bug("a uuid has sixteen bytes");
    std::array<std::uint64_t, 2> halves{};
    std::memcpy(halves.data(), sixteen_bytes.data(), 16);
    return {__builtin_bswap64(halves[1]),
            static_cast<std::int64_t>(__builtin_bswap64(halves[0]) ^ first_bit)};
}

void put_uuid(const HugeInt& number, char* sixteen_bytes) {
    const std::array halves{__builtin_bswap64(static_cast<std::uint64_t>(number.upper) ^ first_bit),
                            __builtin_bswap64(number.lower)};
    std::memcpy(sixteen_bytes, halves.data(), 16);
}

TableLoader::TableLoader(const Library& library, Connection connection, const Table& table)
    : library_(library), capacity_(library.vector_size()) {
    if (library_.appender_create(connection, nullptr, table.name.c_str(), &appender_) !=
        State::Success)
        fail();
    std::vector<LogicalType> logical;
    for (const Column& column : table.columns) {
        types_.push_back(column.type);
        logical.push_back(library_.create_logical_type(kind_of(column.type)));
    }
    chunk_ = library_.create_data_chunk(logical.data(), logical.size());
    for (LogicalType& type : logical)
        library_.destroy_logical_type(&type);
    data_.resize(types_.size());
    validity_.resize(types_.size());
    for (std::size_t i = 0; i < types_.size(); ++i) {
        vectors_.push_back(library_.data_chunk_get_vector(chunk_, i));
        data_[i] = library_.vector_get_data(vectors_[i]);
    }
}

TableLoader::~TableLoader() {
    if (chunk_ != nullptr) library_.destroy_data_chunk(&chunk_);
    if (appender_ != nullptr) library_.appender_destroy(&appender_);
}

void TableLoader::put(std::size_t column, const Value& value) {
    if (value.null) {
        if (validity_[column] == nullptr) {
            library_.vector_ensure_validity_writable(vectors_[column]);
            validity_[column] = library_.vector_get_validity(vectors_[column]);
        }
        validity_[column][row_ / 64] &= ~(1ULL << (row_ % 64));
        return;
    }
    switch (types_[column]) {
        case Type::Text:
            library_.vector_assign_string_element_len(vectors_[column], row_, value.bytes.data(),
                                                      value.bytes.size());
            return;
        case Type::Integer: static_cast<std::int64_t*>(data_[column])[row_] = value.number; return;
        case Type::Date:
            static_cast<std::int32_t*>(data_[column])[row_] =
                static_cast<std::int32_t>(value.number);
            return;
        case Type::Boolean: static_cast<bool*>(data_[column])[row_] = value.number != 0; return;
        case Type::Uuid:
            static_cast<HugeInt*>(data_[column])[row_] = uuid_number(value.bytes);
            return;
    }
}

void TableLoader::add(std::span<const Value> row) {
    if (row.size() != types_.size())
        platform::bug("a row has another number of values than its table columns");
    for (std::size_t i = 0; i < row.size(); ++i)
        put(i, row[i]);
    if (++row_ == capacity_) flush();
}

void TableLoader::flush() {
    if (row_ == 0) return;
    library_.data_chunk_set_size(chunk_, row_);
    if (library_.append_data_chunk(appender_, chunk_) != State::Success) fail();
    library_.data_chunk_reset(chunk_);
    row_ = 0;
    for (std::size_t i = 0; i < types_.size(); ++i) {
        data_[i] = library_.vector_get_data(vectors_[i]);
        validity_[i] = nullptr;
    }
}

void TableLoader::finish() {
    flush();
    if (library_.appender_close(appender_) != State::Success) fail();
}

void TableLoader::fail() {
    const char* word = appender_ == nullptr ? nullptr : library_.appender_error(appender_);
    throw Error{Error::Kind::Memory, word == nullptr ? "appending failed" : word};
}

}  // namespace engine::duckdb
