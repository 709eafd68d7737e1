#include "complain/scan/scanner.hpp"

#include "complain/scan/clamd_test.hpp"
#include "platform/testing/refused.hpp"

#include <doctest/doctest.h>

using namespace complain;
using complain::test::Clamd;
using complain::test::eicar;
using Kind = Verdict::Kind;

namespace {

std::string said_of(const Scanner& scanner, const std::string& bytes) {
    try {
        require_clean(scanner, bytes);
    } catch (const platform::Refusal& refusal) {
        return refusal.what();
    }
    return {};
}

}  // namespace

TEST_CASE("clamd's answers are read, and what it never says is no verdict") {
    CHECK(verdict_of(std::string_view{"stream: OK\0", 11}) == Verdict{Kind::Clean});
    CHECK(verdict_of("stream: OK\n") == Verdict{Kind::Clean});
    CHECK(verdict_of("stream: Win.Test.EICAR_HDB-1 FOUND") ==
          Verdict{Kind::Found, "Win.Test.EICAR_HDB-1"});
    CHECK(verdict_of("stream: <b>a</b> FOUND") == Verdict{Kind::Found, "_b_a_/b_"});
    CHECK(verdict_of("stream: " + std::string(5000, 'x') + " FOUND").name.size() == 100);
    for (const auto* odd :
         {"", "OK", "stream:", "stream: ", "stream:  FOUND", "stream: FOUND", "stream: ok",
          "INSTREAM size limit exceeded. ERROR", "stream: lstat() failed ERROR"})
        CHECK(verdict_of(odd) == Verdict{});
}

TEST_CASE("a scanner is on this machine or nowhere") {
    CHECK(Scanner::at("unix:/run/clamav/clamd.ctl"));
    CHECK(Scanner::at("127.0.0.1:3310"));
    for (const auto* wrong :
         {"", "unix:", "unix:clamd.ctl", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0",
          "127.0.0.1:70000", "127.0.0.1:33x", "10.0.0.1:3310", "localhost:3310"})
        CHECK_FALSE(Scanner::at(wrong));
    CHECK_FALSE(Scanner::at("unix:/" + std::string(200, 'x')));
    CHECK_FALSE(Scanner{}.is_set_up());
}

TEST_CASE("a file is sent in pieces, over a port and over a path") {
    for (const auto on : {Clamd::On::Port, Clamd::On::Path}) {
        const Clamd clamd{Clamd::Mood::Well, on};
        const auto scanner = Scanner::at(clamd.address()).value();
        CHECK(scanner.scan(std::string(1 << 20, 'a')) == Verdict{Kind::Clean});
        CHECK(clamd.bytes() == 1U << 20U);
        CHECK(scanner.scan("%PDF-" + eicar) == Verdict{Kind::Found, "Eicar-Signature"});
        CHECK(scanner.scan("") == Verdict{Kind::Clean});
        const auto halves = scanner.scan([](const auto& use) {
            use(std::string_view{eicar}.substr(0, 20));
            use("");
            use(std::string_view{eicar}.substr(20));
        });
        CHECK(halves.kind == Kind::Found);
    }
}

TEST_CASE("a scanner that is away, cuts the line or talks nonsense has not looked") {
    std::string nowhere;
    {
        const Clamd gone;
        nowhere = gone.address();
    }
    CHECK(Scanner::at(nowhere).value().scan("a") == Verdict{});
    CHECK(Scanner::at("unix:/nowhere/clamd.ctl").value().scan("a") == Verdict{});
    const Clamd cuts{Clamd::Mood::Cuts};
    CHECK(Scanner::at(cuts.address()).value().scan(std::string(8 << 20, 'a')) == Verdict{});
    const Clamd odd{Clamd::Mood::Odd};
    CHECK(Scanner::at(odd.address()).value().scan("a") == Verdict{});
}

TEST_CASE("nothing is handed out that was not looked at, once a scanner is set up") {
    const Clamd clamd;
    const auto scanner = Scanner::at(clamd.address()).value();
    CHECK(said_of(scanner, "a photo").empty());
    CHECK(said_of(scanner, eicar).find("查出了病毒（Eicar-Signature）") != std::string::npos);
    const Clamd odd{Clamd::Mood::Odd};
    CHECK(said_of(Scanner::at(odd.address()).value(), "a").starts_with("打开前未能查毒"));
    CHECK(said_of({}, eicar).empty());
}
