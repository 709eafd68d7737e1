// The yardstick of a comparison: the tables of a county brought into an engine, and every rule's
// query asked, its rows read and thrown away. Nothing is collected, sealed or kept.
//
//   compare_probe FOLDER duckdb
//   compare_probe FOLDER postgresql URL      processor time is that of the server's process too
//   compare_probe FOLDER sqlite FILE         a new file with indexes; FILE may not be there
//
// prints {"engine":…,"fill":{"cpu_ms","wall_ms"},"rules":[{"id","cpu_ms","wall_ms","rows"},
// {"id","refused":why},
// {"id","late":seconds}],"peak_mb"}; and
//
//   compare_probe near N                     pairs of near numbers among two lists of N
//
// prints what near_pairs takes, and two queries in DuckDB that find the same; and
//
//   compare_probe precheck FOLDER BATCH      the rules over a batch under review
//
// prints {"cpu_ms","wall_ms","rules","hits"}, the program's start and the county's opening left
// out.

#include "app/verbs/comparison.hpp"
#include "compare/near/near_numbers.hpp"
#include "compare/run/inputs.hpp"
#include "compare/run/plan.hpp"
#include "compare/run/precheck.hpp"
#include "platform/json/json.hpp"
#include "sqlite_engine.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using engine::Engine;
using engine::Error;
using engine::Type;
using engine::Value;

constexpr std::chrono::seconds limit{60};

long own_cpu_ms() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000L +
           (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000L;
}

long peak_mb() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss / 1024;
}

/// Of another process on this machine.
long cpu_ms_of(std::int64_t process) {
    std::ifstream file{fmt::format("/proc/{}/stat", process)};
    std::string line;
    std::getline(file, line);
    std::istringstream fields{line.substr(std::min(line.rfind(')') + 1, line.size()))};
    std::string skipped;
    for (int i = 0; i < 11; ++i)
        fields >> skipped;
    long user = 0;
    long system = 0;
    if (!(fields >> user >> system)) throw std::runtime_error{"no such process on this machine"};
    return (user + system) * 1000L / sysconf(_SC_CLK_TCK);
}

/// What work has cost since it was made, with that of a server's process if there is one.
class Meter {
public:
    explicit Meter(std::int64_t server = 0)
        : server_(server), cpu_(cpu()), begun_(std::chrono::steady_clock::now()) {}

    json::Object cost() const {
        const auto wall = std::chrono::steady_clock::now() - begun_;
        return {{"cpu_ms", cpu() - cpu_},
                {"wall_ms", std::chrono::duration_cast<std::chrono::milliseconds>(wall).count()}};
    }

private:
    long cpu() const { return own_cpu_ms() + (server_ == 0 ? 0 : cpu_ms_of(server_)); }

    std::int64_t server_;
    long cpu_;
    std::chrono::steady_clock::time_point begun_;
};

std::int64_t number_from(Engine& engine, const std::string& question) {
    std::int64_t number = 0;
    engine.ask(question, limit, {{}, [&](std::span<const Value> row) { number = row[0].number; }});
    return number;
}

class County {
public:
    explicit County(const std::string& folder)
        : county_(folder),
          datasets_(app::comparison_office(county_)),
          reader_(county_.office()),
          plan_(compare::make_plan(datasets_, reader_, options())) {}

    std::unique_ptr<Engine> open_duckdb() const {
        auto engine = app::open_engine(county_);
        if (!engine->version().starts_with("DuckDB"))
            throw std::runtime_error{"libduckdb.so is not beside the program"};
        return engine;
    }
    std::unique_ptr<Engine> open_postgresql(const std::string& url) const {
        const auto& settings = county_.config().comparison;
        return engine::open_postgresql(
            url,
            {settings.threads, static_cast<std::uint64_t>(settings.memory_megabytes) << 20U, {}});
    }

    json::Object precheck(std::int64_t batch) {
        const Meter meter{0};
        const auto found = compare::precheck(
            datasets_, guard::Actor::system(), batch, county_.is_demo(),
            [this] { return open_duckdb(); }, limit);
        json::Object out = meter.cost();
        std::int64_t hits = 0;
        for (const auto& finding : found.findings)
            hits += static_cast<std::int64_t>(finding.hits.size());
        out["rules"] = found.findings.size();
        out["hits"] = hits;
        return out;
    }

    json::Object fill(Engine& engine, std::int64_t server) {
        const Meter meter{server};
        compare::Inputs inputs{datasets_, reader_, engine, county_.is_demo()};
        inputs.load(plan_.tables, plan_.deliveries, plan_.near);
        engine.close_for_questions();
        return meter.cost();
    }

    json::Array ask(Engine& engine, std::int64_t server) const {
        json::Array answers;
        for (const compare::PlannedRule& planned : plan_.rules)
            if (planned.missing.empty()) answers.push_back(ask(engine, server, planned));
        return answers;
    }

private:
    compare::RunOptions options() const {
        compare::RunOptions all;
        all.demo = county_.is_demo();
        return all;
    }

    json::Object ask(Engine& engine, std::int64_t server,
                     const compare::PlannedRule& planned) const {
        const Meter meter{server};
        std::int64_t rows = 0;
        json::Object answer{{"id", planned.rule->id}};
        try {
            compare::load_parameters(engine, planned.parameters);
            engine.ask(
                compare::statement_of(*planned.rule, planned.parameters, plan_.as_of), limit,
                {[](std::span<const engine::Column>) {}, [&](std::span<const Value>) { ++rows; }});
            answer["rows"] = rows;
        } catch (const Error& error) {
            // Only the first line: what follows is advice.
            const std::string why = error.what();
            if (error.kind() == Error::Kind::Time)
                answer["late"] = limit.count();
            else
                answer["refused"] = why.substr(0, why.find('\n'));
        }
        for (const auto& [name, value] : meter.cost())
            answer[name] = value;
        return answer;
    }

    app::County county_;
    compare::Datasets datasets_;
    db::Reader reader_;
    compare::Plan plan_;
};

json::Object measure(const std::string& folder, const std::string& kind, const std::string& place) {
    County county{folder};
    const auto engine = kind == "postgresql" ? county.open_postgresql(place)
                        : kind == "sqlite"   ? bench::open_sqlite(place)
                                             : county.open_duckdb();
    const std::int64_t server =
        kind == "postgresql"
            ? number_from(*engine, "SELECT CAST(pg_backend_pid() AS BIGINT) AS process")
            : 0;
    json::Object found{{"engine", engine->version()}};
    found["fill"] = county.fill(*engine, server);
    found["rules"] = county.ask(*engine, server);
    found["peak_mb"] = peak_mb();
    return found;
}

/// The first 17 digits of people of one county, born from 1930 to 2014.
std::vector<std::uint64_t> made_numbers(std::size_t count, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    std::vector<std::uint64_t> made;
    while (made.size() < count) {
        const std::chrono::year_month_day born{
            std::chrono::sys_days{std::chrono::year{1930} / 1 / 1} +
            std::chrono::days{static_cast<int>(random() % 31'000)}};
        const auto day = static_cast<std::uint64_t>(static_cast<int>(born.year())) * 10'000 +
                         static_cast<unsigned>(born.month()) * 100ULL +
                         static_cast<unsigned>(born.day());
        made.push_back((430'299ULL * 100'000'000 + day) * 1000 + random() % 1000);
    }
    return made;
}

void load(Engine& engine, const std::string& name, const std::vector<std::uint64_t>& numbers) {
    const auto loader = engine.load({name, {{"place", Type::Integer}, {"number", Type::Text}}});
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const std::string number = std::to_string(numbers[i]);
        loader->add(std::vector<Value>{Value::of(static_cast<std::int64_t>(i)),
                                       Value::of(std::string_view{number})});
    }
    loader->finish();
}

constexpr const char* is_near =
    "(hamming(l.number, r.number) = 1 OR hamming(l.number, r.number) = 2"
    " AND damerau_levenshtein(l.number, r.number) = 1)";

/// Two numbers that differ in one place, or in two neighbours, agree in the first ten digits
/// (county and year), in the last seven, or in all but the two in the middle.
std::string by_blocks() {
    const auto block = [](const std::string& key) {
        return fmt::format(
            "SELECT l.place AS l, r.place AS r FROM lefts l JOIN rights r ON {} WHERE {}", key,
            is_near);
    };
    return fmt::format("SELECT count(*) AS pairs FROM ({} UNION {} UNION {})",
                       block("substr(l.number, 1, 10) = substr(r.number, 1, 10)"),
                       block("substr(l.number, 11) = substr(r.number, 11)"),
                       block("substr(l.number, 1, 9) = substr(r.number, 1, 9)"
                             " AND substr(l.number, 12) = substr(r.number, 12)"));
}

/// The same idea as near_pairs, in SQL.
std::string by_deletions() {
    const auto remainders = [](const std::string& table) {
        return fmt::format(
            "(SELECT DISTINCT place, number, substr(number, 1, i - 1) || substr(number, i + 1) AS "
            "rest"
            " FROM {}, (SELECT unnest(range(1, 18)) AS i))",
            table);
    };
    return fmt::format(
        "SELECT count(*) AS pairs FROM (SELECT DISTINCT l.place, r.place FROM {} l JOIN {} r ON "
        "l.rest = r.rest WHERE {})",
        remainders("lefts"), remainders("rights"), is_near);
}

json::Object asked(Engine& engine, const std::string& question) {
    const Meter meter;
    try {
        const auto pairs = number_from(engine, question);
        json::Object cost = meter.cost();
        cost["pairs"] = pairs;
        return cost;
    } catch (const Error& error) {
        return {{error.kind() == Error::Kind::Time ? "late" : "refused", error.what()}};
    }
}

json::Object measure_near(std::size_t count) {
    const auto left = made_numbers(count, 1);
    const auto right = made_numbers(count, 2);
    const Meter meter;
    const auto pairs = compare::near_pairs(left, right).size();
    json::Object own = meter.cost();
    own["pairs"] = static_cast<std::int64_t>(pairs);
    const auto beside =
        std::filesystem::read_symlink("/proc/self/exe").parent_path() / "libduckdb.so";
    const auto engine = engine::open_duckdb(beside, {});
    load(*engine, "lefts", left);
    load(*engine, "rights", right);
    json::Object found{{"near_pairs", own}};
    found["blocks"] = asked(*engine, by_blocks());
    found["deletions"] = asked(*engine, by_deletions());
    return found;
}

}  // namespace

int main(int count, char** arguments) {
    const std::vector<std::string> words{arguments + 1, arguments + count};
    try {
        json::Object found;
        if (words.size() == 2 && words[0] == "near")
            found = measure_near(std::stoul(words[1]));
        else if (words.size() == 3 && words[0] == "precheck")
            found = County{words[1]}.precheck(std::stoll(words[2]));
        else if (words.size() == 2 && words[1] == "duckdb")
            found = measure(words[0], words[1], "");
        else if (words.size() == 3 && (words[1] == "postgresql" || words[1] == "sqlite"))
            found = measure(words[0], words[1], words[2]);
        else
            throw std::runtime_error{
                "usage: compare_probe FOLDER duckdb|postgresql URL|sqlite FILE, near N, or "
                "precheck FOLDER BATCH"};
        std::puts(json::write(found).c_str());
    } catch (const std::exception& error) {
        std::fprintf(stderr, "compare_probe: %s\n", error.what());
        return 2;
    }
    return 0;
}
