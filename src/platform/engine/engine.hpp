#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Large questions over whole tables, asked in SQL texts that are data: an in-memory DuckDB, or
/// PostgreSQL.
namespace engine {

enum class Type { Text, Integer, Date, Boolean, Uuid };

struct Column {
    std::string name;
    Type type = Type::Text;
};

/// Names are the program's own or checked by it (lower-case letters, digits, underscores), never
/// input.
struct Table {
    std::string name;
    std::vector<Column> columns;
};

/// A value, borrowed. Integer, Date (days since 1970-01-01) and Boolean (0, 1) stand in `number`;
/// Text and Uuid (16 bytes) in `bytes`.
struct Value {
    bool null = true;
    std::int64_t number = 0;
    std::string_view bytes;

    static Value of(std::int64_t number) { return {false, number, {}}; }
    static Value of(std::string_view bytes) { return {false, 0, bytes}; }
};

/// A statement is wrong, takes too long or too much memory. `what()` is the engine's own word, in
/// English, without values.
class Error : public std::runtime_error {
public:
    /// Broken: the engine is of no use any more; open another.
    enum class Kind { Statement, Time, Memory, Missing, Broken };
    Error(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
    Kind kind() const noexcept { return kind_; }

private:
    Kind kind_;
};

/// Fills one table. Rows are there after finish().
class Loader {
public:
    virtual ~Loader() = default;
    /// In the order of the columns.
    virtual void add(std::span<const Value> row) = 0;
    virtual void finish() = 0;
};

/// What an answer's columns are, and its rows one after the other; values are valid until `use`
/// returns.
struct Answer {
    std::function<void(std::span<const Column> columns)> columns = {};
    std::function<void(std::span<const Value> row)> row = {};
};

/// What an engine may use. `spill`: a folder that is encrypted or in memory; empty: nothing is
/// written to disk.
struct Limits {
    int threads = 2;
    std::uint64_t memory_bytes = 2ULL << 30U;
    std::filesystem::path spill;
};

/// One user at a time. What it holds is gone with it.
class Engine {
public:
    virtual ~Engine() = default;
    Engine() = default;
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    /// "DuckDB v1.5.6": for the record of a run.
    virtual std::string version() const = 0;
    virtual std::unique_ptr<Loader> load(const Table& table) = 0;
    /// After the last table: the statistics that plans need, and no way from a statement to files
    /// or settings.
    virtual void close_for_questions() = 0;
    virtual void drop(const std::string& table) = 0;
    /// Asks; Error of kind Time after `limit`.
    virtual void ask(const std::string& statement, std::chrono::milliseconds limit,
                     const Answer& answer) = 0;
};

/// Opens the library at run time. Error of kind Missing, with the reason, where it is not there or
/// of another version.
std::unique_ptr<Engine> open_duckdb(const std::filesystem::path& library, const Limits& limits);
/// A schema of its own in temporary tables of this session.
std::unique_ptr<Engine> open_postgresql(const std::string& url, const Limits& limits);

}  // namespace engine
