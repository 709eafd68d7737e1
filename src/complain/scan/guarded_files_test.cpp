#include "complain/routes/served_test.hpp"
#include "complain/scan/clamd_test.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace complain::test;
using namespace std::chrono_literals;
using http::Method;

namespace {

bool has(std::string_view page, std::string_view words) {
    return page.find(words) != std::string_view::npos;
}

Scanner scanner_at(const Clamd& clamd) {
    return Scanner::at(clamd.address()).value();
}

std::string pdf(const std::string& inside) {
    return "%PDF-1.4\n" + inside;
}

/// A report's files as their handler asks for them.
Answered opened(Served& served, const std::string& file) {
    served.report(Zones::form(), {upload(file)});
    const auto id = served.only_case(served.intake);
    const auto who = served.sign_in(served.intake);
    return served.ask(who, Method::Get, fmt::format("/office/api/cases/{}/files/0", id));
}

/// The window without scripts, with files.
struct Counter : Zones {
    portal::Site site{outside.pool(), clock};
    http::Router router;

    explicit Counter(const Scanner& scanner) {
        mount_window(router, site, outside.pool(), {}, scanner);
    }
    std::string ask(Method method, http::Pairs fields = {}, std::vector<http::Upload> files = {}) {
        http::Request::Parts parts;
        parts.method = method;
        parts.target = "/report";
        http::Request request{std::move(parts)};
        if (method == Method::Post) request.set_form(std::move(fields), std::move(files));
        const auto match = router.match(method, "/report");
        const auto response = match.route->handler(request);
        return std::get<std::string>(response.body);
    }
    std::string send(const std::vector<http::Upload>& files) {
        const auto page = ask(Method::Get);
        constexpr std::string_view before = "name=\"ticket\" value=\"";
        const auto rest = page.substr(page.find(before) + before.size());
        clock.set(clock.now() + 10s);
        return ask(Method::Post,
                   {{"ticket", rest.substr(0, rest.find('"'))},
                    {"concerns", "village"},
                    {"kind", ""},
                    {"place", "0"},
                    {"text", secret}},
                   files);
    }
    std::int64_t waiting() { return count(outside.pool(), "SELECT count(*) FROM complain_parcel"); }
};

}  // namespace

TEST_CASE("a file with a virus is not handed out, and what was found is named") {
    const Clamd clamd;
    Served served{scanner_at(clamd)};

    const auto refused = opened(served, pdf(eicar));
    CHECK(refused.status == 409);
    CHECK(has(refused.body, "Eicar-Signature"));
    CHECK_FALSE(has(refused.body, eicar));
    const Desk intake{served, served.intake};
    CHECK(intake.open(served.only_case(served.intake)).told.files.size() == 1);
}

TEST_CASE("a clean file is handed out, after it was looked at") {
    const Clamd clamd;
    Served served{scanner_at(clamd)};

    const auto file = pdf("a contract");
    CHECK(opened(served, file).body == file);
    CHECK(clamd.bytes() == file.size());
}

TEST_CASE("no file leaves its seal while the scanner is away") {
    std::string nowhere;
    {
        const Clamd gone;
        nowhere = gone.address();
    }
    Served served{Scanner::at(nowhere).value()};

    const auto refused = opened(served, pdf("a contract"));
    CHECK(refused.status == 409);
    CHECK(has(refused.body, "打开前未能查毒"));
}

TEST_CASE("the window takes no file with a virus, and the report without it") {
    const Clamd clamd;
    Counter counter{scanner_at(clamd)};

    const auto page = counter.send({upload(pdf("a contract")), upload(pdf(eicar))});
    CHECK(has(page, "第2个文件里查出了病毒（Eicar-Signature）"));
    CHECK(has(page, secret));  // nothing that was typed is lost
    CHECK(counter.waiting() == 0);
    const auto receipt = counter.send({upload(pdf("a contract"))});
    CHECK(has(receipt, "收到了"));
    CHECK_FALSE(has(receipt, "没能查毒"));
    CHECK(counter.waiting() == 1);
}

TEST_CASE("a report is taken in though its files could not be looked at, and the page says so") {
    const Clamd clamd{Clamd::Mood::Odd};
    Counter counter{scanner_at(clamd)};

    const auto receipt = counter.send({upload(pdf("one")), upload(pdf("two"))});
    CHECK(has(receipt, "没能查毒"));
    CHECK(counter.waiting() == 1);
    CHECK(clamd.asked() == 1);  // it is not waited for once more
    CHECK_FALSE(has(counter.send({}), "没能查毒"));
}
