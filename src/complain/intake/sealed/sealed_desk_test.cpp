#include "complain/complain.hpp"
#include "complain/desk/zones_test.hpp"
#include "complain/intake/resume/uploads.hpp"
#include "complain/intake/sealed/decoys.hpp"
#include "complain/intake/sealed/frame.hpp"
#include "complain/intake/work.hpp"
#include "platform/core/encoding.hpp"
#include "platform/crypto/stream.hpp"
#include "platform/http/errors.hpp"
#include "platform/json/json.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

using namespace complain;
using namespace complain::test;
using domain::ReceiptCode;
using http::Method;
using namespace std::chrono_literals;

namespace {

/// A reporter's browser that seals by itself.
struct Browser : Zones {
    portal::Site site{outside.pool(), clock};
    http::Router router;
    http::Response last;

    Browser() { mount_window(router, site, outside.pool()); }

    std::string ask(Method method, std::string_view path, http::Pairs headers = {},
                    std::string body = {}) {
        http::Request::Parts parts;
        parts.method = method;
        parts.target = path;
        parts.headers = std::move(headers);
        parts.headers.emplace_back("Accept", "application/json");
        http::Request request{std::move(parts)};
        request.set_body(std::move(body));
        last = http::guarded(request, http::plain_error_page, [&] {
            auto match = router.match(request.method(), request.raw_path());
            REQUIRE(match.route != nullptr);
            request.set_route(match.route->pattern, match.params);
            return match.route->handler(request);
        });
        const auto* text = std::get_if<std::string>(&last.body);
        return text == nullptr ? "" : *text;
    }
    http::Pairs worked(std::string_view of, std::string_view body) {
        const auto said =
            json::Fields::read(ask(Method::Get, fmt::format("/report/work?of={}", of)));
        const auto challenge = said.text("challenge", "题目");
        const auto hashed = crypto::sha256(body);
        for (int number = 0;; ++number) {
            crypto::Sha256 hash;
            hash.add(challenge).add(crypto::bytes(hashed)).add(std::to_string(number));
            if (zero_bits(crypto::bytes(hash.finish())) >= said.integer("bits", "位"))
                return {{"Report-Work", fmt::format("{}:{}", challenge, number)}};
        }
    }
    std::string post(std::string_view path, std::string_view of, std::string body) {
        auto headers = worked(of, body);
        headers.emplace_back("Content-Type", "application/json");
        return ask(Method::Post, path, std::move(headers), std::move(body));
    }
    WindowKeys window() {
        const auto said = json::Fields::read(ask(Method::Get, "/report/keys"));
        return window_from(said.text("window", "钥匙", 100'000)).value();
    }
    SealedFrame frame(const ReceiptCode& code, Told told = form().told) {
        return {seal_report(told, window(), code, clock.now()), ""};
    }
    std::string send(const SealedFrame& frame) {
        return post("/report/sealed", "report", sealed_frame_text(frame));
    }
    json::Fields items(const ReceiptCode& code) {
        return json::Fields::read(
            post("/report/items", "code",
                 json::write(json::Object{{"look_up", platform::to_base64(code.look_up())}})),
            {1 << 20, 16});
    }
    std::string pass(const ReceiptCode& code) {
        const auto said = items(code);
        const auto bytes = [&](const char* name) {
            return platform::from_base64(said.text(name, "密文", 10'000)).value();
        };
        const auto key = CaseKey::of_reporter(bytes("reporter_copy"), code);
        return key ? key->open(bytes("pass")).value() : "";
    }
    /// `copy`: the seed under the new code.
    std::string exchange(const ReceiptCode& old, const std::string& pass, const ReceiptCode& fresh,
                         const std::string& copy) {
        return post("/report/codes", "code",
                    json::write(json::Object{{"look_up", platform::to_base64(old.look_up())},
                                             {"pass", pass},
                                             {"new_look_up", platform::to_base64(fresh.look_up())},
                                             {"reporter_copy", platform::to_base64(copy)}}));
    }
    SealedFrame message(const ReceiptCode& code, std::string pass) {
        SealedFrame out{frame(code).parcel, std::move(pass)};
        out.parcel.token = crypto::random_bytes(16);
        out.parcel.kind = Parcel::Kind::Message;
        return out;
    }
    http::Pairs tus(http::Pairs headers) {
        headers.emplace_back("Tus-Resumable", "1.0.0");
        return headers;
    }
    std::string begin(const std::string& token, std::int64_t file, std::size_t length) {
        const auto promise = fmt::format("token {},file {}", platform::to_base64(token),
                                         platform::to_base64(std::to_string(file)));
        auto headers = worked("file", fmt::format("{}\n{}", promise, length));
        headers.emplace_back("Upload-Metadata", promise);
        headers.emplace_back("Upload-Length", std::to_string(length));
        ask(Method::Post, "/report/files", tus(std::move(headers)));
        return std::string{last.header("Location").value_or("")};
    }
    unsigned patch(const std::string& url, std::size_t at, std::string bytes) {
        ask(Method::Patch, url,
            tus({{"Content-Type", "application/offset+octet-stream"},
                 {"Upload-Offset", std::to_string(at)}}),
            std::move(bytes));
        return last.status;
    }
    std::int64_t rows(db::Query query) { return count(outside.pool(), query); }
};

ReceiptCode a_code() {
    return ReceiptCode::fresh(domain::ReceiptKind::Case);
}

/// A file as the browser seals it: pieces one behind the other.
std::string sealed_file(const std::string& plain, Attachment& out) {
    constexpr std::size_t piece = 256 << 10;
    const auto key = crypto::random_secret(crypto::stream_key_bytes);
    crypto::StreamSealer sealer{key};
    std::string sealed;
    std::size_t at = 0;
    for (; plain.size() - at >= piece; at += piece, ++out.pieces)
        sealed += sealer.seal(plain.substr(at, piece));
    sealed += sealer.seal_last(crypto::padded(plain.substr(at), 4096));
    ++out.pieces;
    out.type = "application/pdf";
    out.sha256 = platform::to_hex(crypto::bytes(crypto::sha256(plain)));
    out.size = static_cast<std::int64_t>(plain.size());
    out.key = std::string{key.view()};
    out.header = sealer.header();
    return sealed;
}

}  // namespace

TEST_CASE("a name that is sealed to other custodians than there are is asked for again") {
    Browser browser;
    browser.worker("custodian", Role::IdentityCustodian, "县委组织部");
    browser.worker("keeper", Role::IdentityCustodian, "县档案局");
    browser.courier.carry();
    auto frame = browser.frame(a_code());
    auto& parcel = frame.parcel;
    parcel.identity = seal_identity({"周小满", "0733-5550177", ""}, parcel.case_public,
                                    Lane::County, browser.window());
    REQUIRE(parcel.identity.size() == 2);
    const auto whole = parcel.identity;

    parcel.identity.pop_back();
    CHECK(browser.send(frame) == R"({"again":"keys"})");
    parcel.identity.push_back({browser.intake.id.value(), whole.back().sealed});
    CHECK(browser.send(frame) == R"({"again":"keys"})");
    parcel.identity = whole;
    parcel.identity.back().sealed.pop_back();
    browser.send(frame);
    CHECK(browser.last.status == 400);
    parcel.identity = whole;
    CHECK(browser.send(frame) == R"({"kept":true})");
    CHECK(browser.inbox.oldest(10, {}).front().identity.size() == 2);
}

TEST_CASE("a report that was sealed in the browser is kept once, however often it is sent") {
    Browser browser;
    const auto code = a_code();
    const auto frame = browser.frame(code);

    CHECK(browser.send(frame) == R"({"kept":true})");
    CHECK(browser.send(frame) == R"({"kept":true})");
    CHECK(browser.rows("SELECT count(*) FROM complain_parcel") == 1);
    browser.courier.carry();
    CHECK(browser.send(frame) == R"({"kept":true})");
    CHECK(browser.rows("SELECT count(*) FROM complain_parcel") == 0);
    const Desk intake{browser, browser.intake};
    CHECK(intake.open(browser.only_case(browser.intake)).told.text == secret);
    CHECK(browser.read(code).items.size() == 1);
}

TEST_CASE("what is no sealed report is not kept, and neither is one that some cannot open") {
    Browser browser;
    const auto good = browser.frame(a_code());
    auto short_key = good, no_copies = good, twice = good, other = good, stranger = good;
    short_key.parcel.case_public.pop_back();
    no_copies.parcel.copies.clear();
    twice.parcel.copies.push_back(twice.parcel.copies.front());
    other.parcel.sealed.pop_back();
    for (const auto& bad : {short_key, no_copies, twice, other}) {
        browser.send(bad);
        CHECK(browser.last.status == 400);
    }
    stranger.parcel.copies.front().officer = 999'999;
    CHECK(browser.send(stranger) == R"({"again":"keys"})");
    stranger.parcel.copies.erase(stranger.parcel.copies.begin());
    CHECK(browser.send(stranger) == R"({"again":"keys"})");
    CHECK(browser.ask(Method::Post, "/report/sealed", {}, sealed_frame_text(good)) ==
          R"({"again":"work"})");
    CHECK(browser.rows("SELECT count(*) FROM complain_parcel") == 0);
}

TEST_CASE(
    "a reporter adds to a case only by opening it, and asking for a case nobody has looks the "
    "same") {
    Browser browser;
    const auto code = a_code(), nobodys = a_code();
    browser.send(browser.frame(code));
    browser.courier.carry();
    const auto pass = browser.pass(code);

    CHECK(browser.send(browser.message(code, "1.x")) == R"({"again":"pass"})");
    CHECK(browser.send(browser.message(nobodys, pass)) == R"({"again":"pass"})");
    CHECK(browser.send(browser.message(code, pass)) == R"({"kept":true})");
    CHECK(browser.rows("SELECT count(*) FROM complain_parcel") == 1);
    browser.clock.set(browser.clock.now() + 13h);
    CHECK(browser.send(browser.message(code, pass)) == R"({"again":"pass"})");

    CHECK(browser.pass(nobodys).empty());
    const auto decoy = browser.items(nobodys), again = browser.items(nobodys);
    CHECK(decoy.text("reporter_copy", "钥匙") == again.text("reporter_copy", "钥匙"));
    CHECK(decoy.text("reporter_copy", "钥匙").size() ==
          browser.items(code).text("reporter_copy", "钥匙").size());
    CHECK(
        browser.ask(Method::Post, "/report/items", {},
                    json::write(json::Object{{"look_up", platform::to_base64(code.look_up())}})) ==
        R"({"again":"work"})");
}

TEST_CASE("a file comes in parts of any size and is whole for who opens the case") {
    Browser browser;
    const auto code = a_code();
    std::string plain = "%PDF-1.4 ";
    for (int i = 0; plain.size() < 600'000; ++i)
        plain += "page " + std::to_string(i);
    auto told = Zones::form().told;
    told.files.emplace_back();
    const auto sealed = sealed_file(plain, told.files.front());
    auto frame = browser.frame(code, told);
    const auto url = browser.begin(frame.parcel.token, 0, sealed.size());
    CHECK(browser.last.status == 201);
    CHECK(browser.last.header("Upload-Expires")->ends_with(" GMT"));

    browser.send(frame);
    CHECK(browser.last.status == 409);
    std::size_t at = 0;
    for (const std::size_t part : {1UL, 300'000UL, 17UL, 200'000UL}) {
        CHECK(browser.patch(url, at, sealed.substr(at, part)) == 204);
        at += part;
        CHECK(browser.patch(url, at - 1, "x") == 409);
    }
    browser.ask(Method::Head, url, browser.tus({}));
    CHECK(browser.last.header("Upload-Offset") == std::to_string(at));
    CHECK(browser.patch(url, at, sealed.substr(at) + "x") == 400);
    CHECK(browser.patch(url, at, sealed.substr(at)) == 204);
    CHECK(browser.begin(frame.parcel.token, 0, sealed.size()) == url);
    CHECK(browser.last.header("Upload-Offset") == std::to_string(sealed.size()));
    CHECK(browser.send(frame) == R"({"kept":true})");
    CHECK(browser.rows("SELECT count(*) FROM complain_upload") == 0);
    CHECK(browser.rows("SELECT count(*) FROM complain_upload_part") == 0);
    browser.courier.carry();
    const Desk intake{browser, browser.intake};
    CHECK(browser.cases.file(intake.opener(), browser.only_case(browser.intake), 0) == plain);
}

TEST_CASE("an upload speaks tus 1.0.0, is bounded, and gone after a day") {
    Browser browser;
    const std::string token(16, 't');
    CHECK(browser.begin(token, 11, 10).empty());
    CHECK(browser.begin("short", 0, 10).empty());
    CHECK(browser.begin(token, 0, std::size_t{80} << 20).empty());
    CHECK(browser.last.status == 413);
    const auto url = browser.begin(token, 0, 10);
    CHECK(browser.begin(token, 0, 11).empty());
    CHECK(browser.last.status == 409);
    browser.ask(Method::Head, url);
    CHECK(browser.last.status == 412);
    CHECK(browser.last.header("Tus-Version") == "1.0.0");
    browser.ask(Method::Patch, url, browser.tus({{"Upload-Offset", "0"}}), "x");
    CHECK(browser.last.status == 415);
    browser.ask(Method::Post, url,
                browser.tus({{"Upload-Offset", "0"},
                             {"X-HTTP-Method-Override", "PATCH"},
                             {"Content-Type", "application/offset+octet-stream"}}),
                "x");
    CHECK(browser.last.status == 204);

    browser.clock.set(browser.clock.now() + 25h);
    CHECK(browser.patch(url, 1, "x") == 410);
    browser.begin(std::string(16, 'u'), 0, 10);
    CHECK(browser.rows("SELECT count(*) FROM complain_upload") == 1);
    CHECK(browser.rows("SELECT count(*) FROM complain_upload_part") == 0);
}

TEST_CASE("junk that nobody can open neither stops the courier nor an officer") {
    Browser browser;
    auto junk = browser.frame(a_code());
    for (auto& copy : junk.parcel.copies)
        copy.sealed = std::string(80, 'j');
    junk.parcel.sealed = std::string(junk.parcel.sealed.size(), 'j');
    CHECK(browser.send(junk) == R"({"kept":true})");
    browser.send(browser.frame(a_code()));
    browser.courier.carry();

    CHECK(browser.rows("SELECT count(*) FROM complain_parcel") == 0);
    const auto queue = browser.cases.queue(browser.intake, {}, 10);
    CHECK(queue.size() == 2);
    const Desk intake{browser, browser.intake};
    int opened = 0;
    for (const auto& one : queue) {
        try {
            intake.open(one.id);
            ++opened;
        } catch (const platform::Refusal&) {
            continue;
        }
    }
    CHECK(opened == 1);
}

TEST_CASE("a browser exchanges a helper's code by itself, once however often it is sent") {
    Browser browser;
    const auto old = a_code(), fresh = a_code(), late = a_code();
    auto told = Zones::form().told;
    told.by_helper = true;
    const auto frame = browser.frame(old, told);
    browser.send(frame);
    browser.courier.carry();
    const auto pass = browser.pass(old);
    const auto key = CaseKey::of_reporter(frame.parcel.reporter_copy, old).value();
    const auto copy = key.for_reporter(fresh);

    CHECK(pass.find('!') == 13);
    CHECK(browser.items(old).texts("items", "来往").empty());
    CHECK(browser.send(browser.message(old, pass)) == R"({"kept":true})");
    CHECK(browser.rows("SELECT count(*) FROM complain_parcel") == 0);
    CHECK(browser.exchange(old, "1.x", fresh, copy) == R"({"again":"pass"})");
    CHECK(browser.exchange(a_code(), pass, fresh, copy) == R"({"again":"pass"})");
    browser.exchange(old, pass, fresh, "short");
    CHECK(browser.last.status == 400);
    CHECK(browser.exchange(old, pass, fresh, copy) == R"({"kept":true})");
    CHECK(browser.exchange(old, pass, fresh, copy) == R"({"kept":true})");
    browser.exchange(old, pass, late, key.for_reporter(late));
    CHECK(browser.last.status == 409);

    CHECK(browser.pass(old).empty());
    CHECK(browser.pass(fresh).find('.') == 13);
    CHECK(browser.send(browser.message(fresh, browser.pass(fresh))) == R"({"kept":true})");
    CHECK(browser.rows("SELECT count(*) FROM complain_parcel") == 1);
    browser.courier.carry();
    CHECK(browser.read(fresh).items.size() == 1);
    CHECK(browser.send(frame) == R"({"kept":true})");  // a letter that was never answered
    CHECK(browser.rows("SELECT count(*) FROM complain_receipt") == 1);
}

TEST_CASE("a code that nobody holds leads to the same decoy after a restart") {
    testing::Store store{schema::public_zone()};
    const auto look_up = a_code().look_up();
    Decoys before{store.pool()}, after{store.pool()};
    const auto first = before.receipt(look_up), second = after.receipt(look_up);

    CHECK(first.reporter_copy == second.reporter_copy);
    CHECK(first.case_public == second.case_public);
    CHECK(first.items == second.items);
    CHECK(after.receipt(a_code().look_up()).reporter_copy != first.reporter_copy);
}
