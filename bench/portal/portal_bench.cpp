// `portal_bench fill FILE PAYMENTS PROJECTS` writes a public store; `portal_bench measure FILE
// [WORD]` prints, as JSON, what its pages and queries cost. bench/portal/run sets that beside the
// budgets.
#include "county.hpp"
#include "platform/core/clock.hpp"
#include "platform/http/router.hpp"
#include "portal/portal.hpp"
#include "portal/store.hpp"
#include "portal/titles.hpp"
#include "schema/schema.hpp"

#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <functional>
#include <random>
#include <vector>

namespace {

/// Microseconds of this thread's processor time.
double cpu_now() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

struct Costs {
    std::vector<double> each;

    /// Per cent of all were cheaper.
    double at(double percent) {
        std::sort(each.begin(), each.end());
        return each[static_cast<std::size_t>(percent / 100 * static_cast<double>(each.size() - 1))];
    }
};

Costs costs(int runs, const std::function<void(int)>& work) {
    Costs out;
    for (int run = 0; run < runs / 10; ++run)
        work(-1 - run);  // statements prepared, pages in the file cache
    for (int run = 0; run < runs; ++run) {
        const auto begin = cpu_now();
        work(run);
        out.each.push_back(cpu_now() - begin);
    }
    return out;
}

/// Measures what `only` names, or all, and prints it as members of a JSON object.
class Report {
public:
    explicit Report(std::string_view only) : only_(only) {}

    void costs(const std::string& name, int runs, const std::function<void(int)>& work) const {
        if (!only_.empty() && !name.starts_with(only_)) return;
        auto all = ::costs(runs, work);
        fmt::print("\"{0}_p50_us\": {1:.1f}, \"{0}_p99_us\": {2:.1f},\n", name, all.at(50),
                   all.at(99));
    }
    void size(const std::string& name, const http::Page& page) const {
        fmt::print("\"{0}_bytes\": {1}, \"{0}_gzip\": {2},\n", name, page.plain.size(),
                   page.gzip.size());
    }

private:
    std::string_view only_;
};

class Visitor {
public:
    explicit Visitor(db::Pool& pool) : site_(pool, clock_) { portal::mount(router_, site_); }

    std::shared_ptr<const http::Page> get(const std::string& target) {
        http::Request::Parts parts;
        parts.target = target;
        http::Request request{std::move(parts)};
        auto match = router_.match(http::Method::Get, request.raw_path());
        request.set_route(match.route->pattern, match.params);
        auto response = match.route->handler(request);
        return std::get<std::shared_ptr<const http::Page>>(response.body);
    }

private:
    platform::SystemClock clock_;
    portal::Site site_;
    http::Router router_;
};

/// A village, a program and a year at random, the same each run.
struct Choice {
    explicit Choice(int run) : dice(static_cast<unsigned>(run)) {
        const auto below = [this](std::int64_t limit) {
            return static_cast<std::int64_t>(dice() % static_cast<unsigned long>(limit));
        };
        village = bench::village_code(below(bench::towns), below(bench::villages_of_town));
        program = bench::program_code(below(bench::programs));
        year = bench::first_year + below(bench::years);
    }
    std::string address() const {
        return fmt::format("/places/{}/programs/{}?year={}", village, program, year);
    }
    std::mt19937 dice;  // no secret comes of it
    std::int64_t village = 0, year = 0;
    std::string program;
};

void measure_lists(const Report& report, db::Pool& pool) {
    constexpr int runs = 2000, page = 51;
    const auto today = platform::local_date(platform::SystemClock{}.now());
    db::Reader reader{pool};
    portal::Store store{reader};
    const auto list = [&](const Choice& choice, const portal::PaymentKey& after) {
        store.payments(domain::RegionCode{choice.village}, choice.program, choice.year, after, page,
                       today);
    };
    report.costs("query_first", runs, [&](int run) { list(Choice{run}, {}); });
    report.costs("query_later", runs, [&](int run) {
        const Choice choice{run};
        const auto july = std::chrono::year{static_cast<int>(choice.year)} / std::chrono::July / 5;
        list(choice, {platform::to_days(july), ""});
    });
    report.costs("query_same", runs, [&](int) { list(Choice{1}, {}); });
}

void measure_pages(const Report& report, Visitor& visitor) {
    constexpr int runs = 2000;
    const auto list = Choice{1}.address();
    const auto page = visitor.get(list);
    report.size("list", *page);
    // What a stranger adds to an address is not kept, so that each of these is made anew.
    report.costs("list_same", runs,
                 [&](int run) { visitor.get(fmt::format("{}&x={}", list, run)); });
    report.costs("list_any", runs,
                 [&](int run) { visitor.get(fmt::format("{}&x={}", Choice{run}.address(), run)); });
    report.costs("list_finish", runs,
                 [&](int) { http::Page::make(page->content_type, page->plain); });
    for (auto [name, path] : {std::pair{"home", "/"},
                              {"programs", "/programs"},
                              {"place", "/places/430299103204"},
                              {"town", "/places/430299103000"}}) {
        report.size(name, *visitor.get(path));
        report.costs(name, 100, [&, target = std::string(path)](int run) {
            visitor.get(fmt::format("{}?x={}", target, run));
        });
    }
}

/// What one generation for all pages costs the visitor who comes first after a push.
void measure_push(const Report& report, db::Pool& pool) {
    report.costs("snapshot", 10, [&](int) {
        db::Reader reader{pool};
        portal::Snapshot{portal::Store{reader}.snapshot()};
    });
    portal::Titles titles{pool};
    report.costs("titles", 10, [&](int run) { titles.find(std::to_string(run), "公路", 30); });
}

void measure_search(const Report& report, Visitor& visitor) {
    for (auto [name, words] : {std::pair{"search_place", "红旗"},
                               {"search_common", "公路"},
                               {"search_rare", "红旗村危桥改造工程（77"},
                               {"search_none", "公路公路"},
                               {"search_initials", "hmbt"}})
        report.costs(name, 20,
                     [&, query = std::string(words)](int) { visitor.get("/search?q=" + query); });
}

std::int64_t number(const char* text) {
    std::int64_t out = 0;
    const std::string_view view{text};
    std::from_chars(view.data(), view.data() + view.size(), out);
    return out;
}

}  // namespace

int main(int count, char** arguments) {
    const std::string verb = count > 2 ? arguments[1] : "";
    if (verb == "fill" && count == 5) {
        db::Pool pool{{"sqlite:" + std::string(arguments[2]), {}}, 1};
        db::migrate(pool, schema::public_zone());
        bench::fill(pool, {number(arguments[3]), number(arguments[4]), 1});
        return 0;
    }
    if (verb == "measure" && (count == 3 || count == 4)) {
        db::Pool pool{{"sqlite:" + std::string(arguments[2]), {}}, 4};
        const Report report{count == 4 ? arguments[3] : ""};
        Visitor visitor{pool};
        fmt::print("{{\n");
        measure_lists(report, pool);
        measure_pages(report, visitor);
        measure_search(report, visitor);
        measure_push(report, pool);
        fmt::print("\"done\": 1\n}}\n");
        return 0;
    }
    fmt::print(stderr,
               "portal_bench fill FILE PAYMENTS PROJECTS | portal_bench measure FILE [WORD]\n");
    return 2;
}
