#include "guard/permission.hpp"
#include "portal/projection_test.hpp"

#include <doctest/doctest.h>

#include <deque>
#include <set>

namespace {

using portal::testing::Town;

bool has(const std::string& page, std::string_view words) {
    return page.find(words) != std::string::npos;
}

/// Where a page leads on this site, as a browser would follow it. Scanned by hand: std::regex does
/// not build with g++ 12's sanitizers and warnings as errors.
std::set<std::string> links(const std::string& page) {
    constexpr std::string_view mark = "href=\"/", escaped = "&amp;";
    std::set<std::string> found;
    for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
        const auto begin = at + mark.size() - 1;
        auto link = page.substr(begin, page.find_first_of("\"#", begin) - begin);
        for (auto amp = link.find(escaped); amp != std::string::npos; amp = link.find(escaped, amp))
            link.replace(amp, escaped.size(), "&");
        found.insert(link);
    }
    return found;
}

/// Every page within `taps` of the start, with how many taps it took.
std::map<std::string, int> crawl(Town& town, int taps) {
    std::map<std::string, int> seen{{"/", 0}};
    std::deque<std::string> open{"/"};
    while (!open.empty()) {
        auto at = open.front();
        open.pop_front();
        auto page = town.get(at);
        CHECK_MESSAGE(town.status == 200, at);
        if (seen[at] == taps || at.starts_with("/assets") || at.starts_with("/open-data/"))
            continue;
        for (const auto& link : links(page))
            if (seen.try_emplace(link, seen[at] + 1).second) open.push_back(link);
    }
    return seen;
}

}  // namespace

TEST_CASE("the home page answers the five questions with the county's own figures") {
    Town town;
    auto page = town.get("/");

    for (auto question : {"钱从哪里来", "花到哪里去", "干了什么事", "效果怎么样", "有没有问题"})
        CHECK(has(page, question));
    CHECK(has(page, "2,000.00元"));  // sources
    CHECK(has(page, "1,733.00元"));  // NY01 798.00 + CL01 935.00
    CHECK(has(page, "760.00元"));    // project
    CHECK(has(page, "395.85元"));    // returned
    CHECK(has(page, "演示数据"));
    CHECK(has(page, "示例县人民政府"));
    CHECK(has(page, "4302990001"));
}

TEST_CASE("a county without data says what to do on every page") {
    ::testing::Store store{schema::public_zone()};
    platform::FixedClock clock{platform::from_millis(1'504'000'000'000)};
    portal::Site site{store.pool(), clock};
    http::Router router;
    portal::mount(router, site);
    for (auto path : {"/", "/programs", "/projects", "/policies", "/open-data"}) {
        http::Request request{{.target = path}};
        auto response = router.match(http::Method::Get, path).route->handler(request);
        auto page = std::get<std::shared_ptr<const http::Page>>(response.body)->plain;
        CHECK_MESSAGE(has(page, "class=\"empty\""), path);
        CHECK_FALSE(has(page, "演示数据"));
    }
}

TEST_CASE("a village's list says each row in words and escapes names") {
    Town town;
    auto page = town.get("/places/430299100201/programs/NY01?year=2017");

    CHECK(has(page, "何霞&lt;b&gt;&amp;&quot;&#39;根"));
    CHECK_FALSE(has(page, "<b>&\"'根"));
    CHECK(has(page, "2.15亩 × 105.00元"));
    CHECK(has(page, "225.75元"));
    CHECK(has(page, "已到账"));
    CHECK(has(page, "退回"));
    CHECK(has(page, "621.60元"));
    CHECK(has(page, "2017年5月20日"));
    CHECK(has(page, "noindex"));
}

TEST_CASE("masked rows show a band, and a small village's sum stands further up") {
    Town town;
    auto list = town.get("/places/430299100202/programs/CL01?year=2017");
    CHECK(has(list, "李*"));
    CHECK(has(list, "100元以下"));
    CHECK_FALSE(has(list, "110.00元"));

    auto county = town.get("/places/430299000000/programs/CL01?year=2017");
    CHECK(has(county, "935.00元"));
    CHECK_FALSE(has(county, "110.00元"));
    auto village = town.get("/places/430299100202");
    CHECK_FALSE(has(village, "110.00元"));
    CHECK(has(village, "合并在上一级公布"));
}

TEST_CASE("a name is gone the day after its retention ends, without a push") {
    Town town;
    CHECK(has(town.get("/records/p2"), "吴杰芳"));
    town.clock.set(platform::from_millis((17'801LL * 86'400 - 8 * 3600) * 1000));

    auto page = town.get("/records/p2");
    CHECK_FALSE(has(page, "吴杰芳"));
    CHECK(has(page, "公示期满"));
    CHECK(has(page, "395.85元"));
}

TEST_CASE("a record shows its way up to the source, its correction and its place in the log") {
    Town town;
    auto page = town.get("/records/p1");

    CHECK(has(page, "/records/fp1"));
    CHECK(has(page, "/records/fa1"));
    CHECK(has(page, "/records/fs1"));
    CHECK(has(page, "<del>200.00元</del>"));
    CHECK(has(page, "<ins>225.75元</ins>"));
    CHECK(has(page, "面积登记有误"));
    CHECK(has(page, "公开日志第 12 号"));
}

TEST_CASE("a withdrawn record is a tombstone with its reason and nothing else of it") {
    Town town;
    auto page = town.get("/records/p3");

    CHECK(town.status == 200);
    CHECK(has(page, "这条记录已撤回"));
    CHECK(has(page, "重复公开"));
    CHECK_FALSE(has(page, "王德"));
    CHECK_FALSE(has(page, "176.40元"));
}

TEST_CASE("each fund record's rows and its rest add up to it") {
    Town town;
    auto source = town.get("/records/fs1");
    CHECK(has(source, "1,500.00元"));
    CHECK(has(source, "500.00元"));
    auto paid = town.get("/records/fp1");
    CHECK(has(paid, "621.60元"));
    CHECK(has(paid, "278.40元"));  // 900.00 − 621.60: the withdrawn payment is not counted
}

TEST_CASE("an appropriation for two protected people is told only together with another") {
    Town town;
    town.push(portal::testing::add_protected_funds);

    auto allocation = town.get("/records/da1");
    CHECK(has(allocation, "合并的2笔"));
    CHECK(has(allocation, "441.00元"));  // 110.00 + 331.00
    CHECK(has(allocation, "495.00元"));
    CHECK_FALSE(has(allocation, "110.00元"));
    CHECK_FALSE(has(allocation, "331.00元"));

    for (const auto* hidden : {"/records/dp1", "/records/dp2"}) {
        auto page = town.get(hidden);
        CHECK(has(page, "不单独列出"));
        CHECK_FALSE(has(page, "110.00元"));
        CHECK_FALSE(has(page, "331.00元"));
    }
    CHECK(has(town.get("/records/dp3"), "495.00元"));
    CHECK_FALSE(has(town.get("/records/p4"), "110.00元"));
}

TEST_CASE("a project shows who was paid and what is left of the contract") {
    Town town;
    auto page = town.get("/projects/x1");

    CHECK(has(page, "760.00元"));
    CHECK(has(page, "少 100.00元"));
    CHECK(has(page, "已完工"));
}

TEST_CASE("a policy has the fields of a government page and its text is no markup") {
    Town town;
    auto page = town.get("/policies/1");

    for (auto field :
         {"索引号", "发文机关", "文号", "发布时间", "有效时间", "主题", "公开对象", "状态"})
        CHECK(has(page, field));
    CHECK_FALSE(has(page, "<script>alert"));
}

TEST_CASE(
    "search finds places, programs, projects and policies by two characters or initials, and never "
    "people") {
    Town town;
    CHECK(has(town.get("/search?q=%E7%BA%A2%E6%97%97"), "/places/430299100201"));
    CHECK(has(town.get("/search?q=%E7%BA%A2%E6%97%97"), "/projects/x1"));
    CHECK(has(town.get("/search?q=HQ"), "/places/430299100201"));
    CHECK(has(town.get("/search?q=gddl"), "/programs/NY01"));
    CHECK(has(town.get("/search?q=%E5%8A%9E%E6%B3%95"), "/policies/1"));
    CHECK(has(town.get("/search?q=%E5%90%B4%E6%9D%B0%E8%8A%B3"), "没有找到"));
    CHECK(has(town.get("/search?q=h"), "至少输入两个字"));
    CHECK(has(town.get("/search?q=%25%25"), "没有找到"));
    CHECK_FALSE(has(town.get("/search?q=%3Cscript%3E"), "<script>\""));
}

TEST_CASE(
    "every link leads to a page, and every published list and project is at most four taps away") {
    Town town;
    auto seen = crawl(town, 4);

    CHECK(seen.contains("/places/430299100201/programs/NY01?year=2017"));
    CHECK(seen.contains("/places/430299103204/programs/CL01?year=2017"));
    CHECK(seen.contains("/projects/x1"));
    CHECK(seen.contains("/records/p1"));
    CHECK(seen.size() > 30);
}

TEST_CASE("every route answers, and what does not exist is a 404 that says where to go") {
    Town town;
    for (const auto* route : town.router.routes())
        CHECK(route->access == http::Access{guard::Permission::Anyone});
    for (auto path : {"/places/430299100999", "/places/x", "/places/430299100201/programs/ZZ",
                      "/programs/ZZ", "/records/none", "/projects/none", "/policies/9",
                      "/policies/x", "/open-data/1999.csv", "/nowhere"}) {
        auto page = town.get(path);
        CHECK_MESSAGE(town.status == 404, path);
        CHECK(has(page, "回首页"));
    }
    town.get("/places/430299100201?year=abc");
    CHECK(town.status == 400);
}

TEST_CASE("the wall sheet repeats its head, has a code to scan and only what the list has") {
    Town town;
    auto page = town.get("/places/430299100201/programs/NY01?year=2017&print=1");

    CHECK(has(page, "<thead>"));
    CHECK(has(page, "class=\"qr\""));
    CHECK(has(page, "吴杰芳"));
    CHECK(has(page, "12388"));
}

TEST_CASE("the first page fits in one round trip") {
    Town town;
    auto page = http::Page::make("text/html", town.get("/"));
    CHECK(page->gzip.size() < 14 * 1024);
}
