#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

namespace engine::duckdb {

// The part of DuckDB's C interface that is used here, as its header documents it (stable
// since 1.0). Declared by hand: the header comes only inside npm's deprecated `duckdb` package,
// which brings 119 packages with it (docs/adr/0011).

struct Opaque;
using Database = Opaque*;
using Connection = Opaque*;
using Config = Opaque*;
using Appender = Opaque*;
using LogicalType = Opaque*;
using Chunk = Opaque*;
using Vector = Opaque*;
using Index = std::uint64_t;
enum class State : int { Success = 0, Error = 1 };

/// duckdb_type.
enum class Kind : int {
    Invalid = 0,
    Boolean = 1,
    TinyInt = 2,
    SmallInt = 3,
    Integer = 4,
    BigInt = 5,
    Date = 13,
    HugeInt = 16,
    Varchar = 17,
    Uuid = 27,
    Null = 36
};

/// duckdb_result: kept by the caller, its fields are the library's.
struct Result {
    Index column_count = 0, row_count = 0, rows_changed = 0;
    void* columns = nullptr;
    char* error = nullptr;
    void* internal = nullptr;
};

/// duckdb_hugeint.
struct HugeInt {
    std::uint64_t lower;
    std::int64_t upper;
};

/// duckdb_string_t.
struct String {
    std::uint32_t length;
    char begin[4];
    const char* pointer;
};
static_assert(sizeof(String) == 16);

/// The functions, found by name in the library; named as there without the prefix duckdb_.
struct Library {
    explicit Library(const std::filesystem::path& file);

    const char* (*library_version)();
    State (*create_config)(Config*);
    State (*set_config)(Config, const char*, const char*);
    void (*destroy_config)(Config*);
    State (*open_ext)(const char*, Database*, Config, char**);
    void (*close)(Database*);
    State (*connect)(Database, Connection*);
    void (*disconnect)(Connection*);
    void (*interrupt)(Connection);
    void (*free)(void*);
    State (*query)(Connection, const char*, Result*);
    void (*destroy_result)(Result*);
    const char* (*result_error)(Result*);
    Index (*column_count)(Result*);
    const char* (*column_name)(Result*, Index);
    Kind (*column_type)(Result*, Index);
    Chunk (*fetch_chunk)(Result);
    Chunk (*create_data_chunk)(LogicalType*, Index);
    void (*destroy_data_chunk)(Chunk*);
    void (*data_chunk_reset)(Chunk);
    Index (*data_chunk_get_size)(Chunk);
    void (*data_chunk_set_size)(Chunk, Index);
    Vector (*data_chunk_get_vector)(Chunk, Index);
    void* (*vector_get_data)(Vector);
    std::uint64_t* (*vector_get_validity)(Vector);
    void (*vector_ensure_validity_writable)(Vector);
    void (*vector_assign_string_element_len)(Vector, Index, const char*, Index);
    Index (*vector_size)();
    LogicalType (*create_logical_type)(Kind);
    void (*destroy_logical_type)(LogicalType*);
    State (*appender_create)(Connection, const char*, const char*, Appender*);
    State (*append_data_chunk)(Appender, Chunk);
    const char* (*appender_error)(Appender);
    State (*appender_close)(Appender);
    State (*appender_destroy)(Appender*);
};

/// Opened once in a process and never closed: the library starts threads and keeps state of its
/// own.
const Library& library(const std::filesystem::path& file);

}  // namespace engine::duckdb
