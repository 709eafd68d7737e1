#include "platform/core/refusal.hpp"
#include "platform/engine/duckdb_library.hpp"
#include "platform/engine/duckdb_loader.hpp"
#include "platform/engine/statement.hpp"
#include "platform/engine/watch.hpp"

#include <fmt/format.h>

#include <array>

namespace engine {

namespace {

using duckdb::Chunk;
using duckdb::Config;
using duckdb::Connection;
using duckdb::Database;
using duckdb::HugeInt;
using duckdb::Index;
using duckdb::Kind;
using duckdb::Library;
using duckdb::put_uuid;
using duckdb::Result;
using duckdb::State;
using duckdb::String;
using duckdb::TableLoader;
using duckdb::Vector;

/// A settled configuration: nothing but what the program loads, nothing written unless a folder is
/// given.
class Settings {
public:
    Settings(const Library& library, const Limits& limits) : library_(library) {
        library_.create_config(&config_);
        set("threads", std::to_string(limits.threads));
        set("memory_limit", fmt::format("{}MiB", limits.memory_bytes >> 20U));
        set("temp_directory", limits.spill.string());
        set("preserve_insertion_order", "false");
        set("autoinstall_known_extensions", "false");
        set("autoload_known_extensions", "false");
        if (limits.spill.empty()) set("enable_external_access", "false");
    }
    ~Settings() { library_.destroy_config(&config_); }
    Settings(const Settings&) = delete;
    Settings& operator=(const Settings&) = delete;

    Config config() const { return config_; }

private:
    void set(const char* name, const std::string& value) {
        if (library_.set_config(config_, name, value.c_str()) != State::Success)
            throw Error{Error::Kind::Missing,
                        fmt::format("this version does not know the setting {}", name)};
    }

    const Library& library_;
    Config config_ = nullptr;
};

Error::Kind kind_of_failure(std::string_view word, bool late) {
    if (late) return Error::Kind::Time;
    if (word.starts_with("FATAL")) return Error::Kind::Broken;
    return word.find("Out of Memory") != std::string_view::npos ? Error::Kind::Memory
                                                                : Error::Kind::Statement;
}

Type type_of(Kind kind, std::string_view column) {
    switch (kind) {
        case Kind::Varchar:
        case Kind::Null: return Type::Text;
        case Kind::TinyInt:
        case Kind::SmallInt:
        case Kind::Integer:
        case Kind::BigInt:
        case Kind::HugeInt: return Type::Integer;
        case Kind::Date: return Type::Date;
        case Kind::Boolean: return Type::Boolean;
        case Kind::Uuid: return Type::Uuid;
        case Kind::Invalid: break;
    }
    throw Error{Error::Kind::Statement,
                fmt::format("column {} has a type that rules may not answer", column)};
}

/// The values of one column of a chunk.
class ColumnReader {
public:
    ColumnReader(const Library& library, Chunk chunk, Index column, Kind kind) : kind_(kind) {
        const Vector vector = library.data_chunk_get_vector(chunk, column);
        data_ = library.vector_get_data(vector);
        validity_ = library.vector_get_validity(vector);
    }

    /// `uuid` keeps sixteen bytes for as long as the value is used.
    Value at(Index row, std::array<char, 16>& uuid) const {
        if (kind_ == Kind::Null ||
            (validity_ != nullptr && ((validity_[row / 64] >> (row % 64)) & 1U) == 0))
            return {};
        switch (kind_) {
            case Kind::Varchar: return Value::of(text(static_cast<const String*>(data_)[row]));
            case Kind::TinyInt:
                return Value::of(std::int64_t{static_cast<const std::int8_t*>(data_)[row]});
            case Kind::SmallInt:
                return Value::of(std::int64_t{static_cast<const std::int16_t*>(data_)[row]});
            case Kind::Integer:
            case Kind::Date:
                return Value::of(std::int64_t{static_cast<const std::int32_t*>(data_)[row]});
            case Kind::BigInt: return Value::of(static_cast<const std::int64_t*>(data_)[row]);
            case Kind::HugeInt: return Value::of(small(static_cast<const HugeInt*>(data_)[row]));
            case Kind::Boolean:
                return Value::of(std::int64_t{static_cast<const bool*>(data_)[row] ? 1 : 0});
            case Kind::Uuid:
                put_uuid(static_cast<const HugeInt*>(data_)[row], uuid.data());
                return Value::of(std::string_view{uuid.data(), uuid.size()});
            case Kind::Null:
            case Kind::Invalid: break;
        }
        return {};
    }

private:
    static std::string_view text(const String& string) {
        return {string.length <= 12 ? string.begin : string.pointer, string.length};
    }
    static std::int64_t small(const HugeInt& number) {
        const auto value = static_cast<std::int64_t>(number.lower);
        if (number.upper != (value < 0 ? -1 : 0))
            throw Error{Error::Kind::Statement, "a number leaves 64 bits"};
        return value;
    }

    Kind kind_;
    const void* data_;
    const std::uint64_t* validity_;
};

class DuckDb final : public Engine {
public:
    DuckDb(const Library& library, const Limits& limits) : library_(library) {
        const Settings settings{library, limits};
        char* word = nullptr;
        if (library_.open_ext(nullptr, &database_, settings.config(), &word) != State::Success) {
            const std::string said = word == nullptr ? "cannot open" : word;
            library_.free(word);
            throw Error{Error::Kind::Missing, said};
        }
        if (library_.connect(database_, &connection_) != State::Success)
            throw Error{Error::Kind::Missing, "cannot connect"};
    }
    ~DuckDb() override {
        if (connection_ != nullptr) library_.disconnect(&connection_);
        if (database_ != nullptr) library_.close(&database_);
    }

    std::string version() const override {
        return fmt::format("DuckDB {}", library_.library_version());
    }

    std::unique_ptr<Loader> load(const Table& table) override {
        run(create_statement(table, "CREATE TABLE", Dialect::DuckDb));
        return std::make_unique<TableLoader>(library_, connection_, table);
    }
    void close_for_questions() override { run("SET lock_configuration = true"); }
    void drop(const std::string& table) override { run("DROP TABLE IF EXISTS " + table); }

    void ask(const std::string& statement, std::chrono::milliseconds limit,
             const Answer& answer) override {
        Watch watch{limit, [this] { library_.interrupt(connection_); }};
        Held result{library_};
        if (library_.query(connection_, statement.c_str(), &result.held) != State::Success)
            fail(result.held, watch);
        give(result.held, answer, watch);
    }

private:
    struct Held {
        explicit Held(const Library& its) : of(its) {}
        ~Held() { of.destroy_result(&held); }
        Held(const Held&) = delete;
        Held& operator=(const Held&) = delete;

        const Library& of;
        Result held;
    };

    void run(const std::string& statement) {
        Held result{library_};
        if (library_.query(connection_, statement.c_str(), &result.held) == State::Success) return;
        const std::string said = library_.result_error(&result.held);
        throw Error{kind_of_failure(said, false), said};
    }

    [[noreturn]] void fail(Result& result, const Watch& watch) const {
        const char* word = library_.result_error(&result);
        const std::string said = word == nullptr ? "the statement failed" : word;
        throw Error{kind_of_failure(said, watch.rang()), said};
    }

    void give(Result& result, const Answer& answer, Watch& watch) {
        const Index count = library_.column_count(&result);
        std::vector<Kind> kinds;
        std::vector<Column> columns;
        for (Index i = 0; i < count; ++i) {
            kinds.push_back(library_.column_type(&result, i));
            const std::string name = library_.column_name(&result, i);
            columns.push_back({name, type_of(kinds.back(), name)});
        }
        if (answer.columns) answer.columns(columns);
        std::vector<Value> row(count);
        std::vector<std::array<char, 16>> uuids(count);
        while (Chunk chunk = library_.fetch_chunk(result)) {
            const std::unique_ptr<void, std::function<void(void*)>> closing{
                chunk, [&](void*) { library_.destroy_data_chunk(&chunk); }};
            const Index rows = library_.data_chunk_get_size(chunk);
            if (rows == 0) break;
            std::vector<ColumnReader> readers;
            for (Index i = 0; i < count; ++i)
                readers.emplace_back(library_, chunk, i, kinds[i]);
            for (Index r = 0; r < rows; ++r) {
                for (Index i = 0; i < count; ++i)
                    row[i] = readers[i].at(r, uuids[i]);
                answer.row(row);
            }
            if (watch.rang()) throw Error{Error::Kind::Time, "the statement took too long"};
        }
    }

    const Library& library_;
    Database database_ = nullptr;
    Connection connection_ = nullptr;
};

}  // namespace

std::unique_ptr<Engine> open_duckdb(const std::filesystem::path& library, const Limits& limits) {
    return std::make_unique<DuckDb>(duckdb::library(library), limits);
}

}  // namespace engine
