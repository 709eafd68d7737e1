#include "app/verbs/comparison.hpp"

#include "platform/core/refusal.hpp"

#include <filesystem>

namespace app {

namespace {

using platform::Refusal;

/// Where the library may lie: as configured, beside the program, or where packages put it.
std::filesystem::path library_of(const County& county) {
    const auto& configured = county.config().comparison.library;
    if (!configured.empty()) return configured;
    auto beside = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "libduckdb.so";
    if (std::filesystem::exists(beside)) return beside;
    return "/usr/lib/mingbai/libduckdb.so";
}

engine::Limits limits_of(const County& county) {
    const auto& comparison = county.config().comparison;
    return {comparison.threads, static_cast<std::uint64_t>(comparison.memory_megabytes) << 20U,
            comparison.spill};
}

}  // namespace

compare::Office comparison_office(County& county) {
    return {county.office(), county.keys(), county.clock(), county.gate(),
            compare::RuleBook::built_in()};
}

std::unique_ptr<engine::Engine> open_engine(const County& county) {
    const auto& database = county.config().office.url;
    const bool on_postgresql = database.starts_with("postgres");
    try {
        return engine::open_duckdb(library_of(county), limits_of(county));
    } catch (const engine::Error&) {
        if (on_postgresql) return engine::open_postgresql(database, limits_of(county));
        throw Refusal{Refusal::Kind::Invalid,
                      "找不到比对引擎 DuckDB（libduckdb.so）。请按 docs/operations.md "
                      "安装，或让本县改用 PostgreSQL"};
    }
}

std::int64_t demonstration_day(County& county) {
    db::Reader reader{county.office()};
    const auto newest = compare::newest_payment_day(reader);
    if (!newest) return platform::to_days(platform::local_date(county.clock().now()));
    const std::chrono::year_month_day day = platform::from_days(*newest);
    const std::chrono::year_month after =
        std::chrono::year_month{day.year(), day.month()} + std::chrono::months{1};
    return platform::to_days(std::chrono::year_month_day{after / std::chrono::last});
}

}  // namespace app
