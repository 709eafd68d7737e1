#include "platform/http/server.hpp"

#include "platform/http/server_fixture.hpp"

#include <doctest/doctest.h>

using http_test::Site;
using testing::Connection;
using testing::fetch;

TEST_CASE("a route answers with its parameter, after the gatekeeper has seen the request") {
    Site site;

    auto answer = fetch(site.port(), "GET", "/hello/%E6%9D%91?x=1");

    CHECK(answer.status == 200);
    CHECK(answer.body == "<p>村anyone");
    CHECK(answer.header("Content-Type") == "text/html; charset=utf-8");
    CHECK(answer.header("X-Content-Type-Options") == "nosniff");
    CHECK(answer.header("Connection") == "close");
}

TEST_CASE("the gatekeeper's answer stops the request") {
    Site site;

    auto stranger = fetch(site.port(), "GET", "/office");
    auto clerk = fetch(site.port(), "GET", "/office", {{"Cookie", "mingbai_session=clerk"}});

    CHECK(stranger.status == 303);
    CHECK(stranger.header("Location") == "/sign-in");
    CHECK(clerk.body == "office");
}

TEST_CASE("a cached page is given to all but those with a session") {
    Site site;

    auto stranger = fetch(site.port(), "GET", "/cached", {{"Accept-Encoding", "gzip"}});
    auto again = fetch(site.port(), "GET", "/cached", {{"If-None-Match", stranger.header("ETag")}});
    auto clerk = fetch(site.port(), "GET", "/cached", {{"Cookie", "mingbai_session=clerk"}});

    CHECK(stranger.status == 200);
    CHECK(stranger.header("Content-Encoding") == "gzip");
    CHECK(again.status == 304);
    CHECK(clerk.status == 404);
}

TEST_CASE("requests sent at once are answered in order on one connection") {
    Site site;
    Connection connection{site.port()};

    connection.send(
        "GET /hello/1 HTTP/1.1\r\nHost: a\r\n\r\n"
        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
        "GET /cached HTTP/1.1\r\nHost: a\r\n\r\n"
        "HEAD /hello/2 HTTP/1.1\r\nHost: a\r\n\r\n"
        "GET /hello/3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    CHECK(connection.read().body == "<p>1anyone");
    CHECK(connection.read().body == "abc");
    CHECK(connection.read().body.size() == 5000);
    auto head = connection.read(true);
    CHECK(head.header("Content-Length") == "10");
    CHECK(connection.read().body == "<p>3anyone");
    CHECK(connection.closed());
}

TEST_CASE("unknown paths, wrong methods and refusals have their statuses, the connection goes on") {
    Site site;
    Connection connection{site.port()};

    connection.send(
        "GET /nowhere HTTP/1.1\r\nHost: a\r\nAccept: application/json\r\n\r\n"
        "DELETE /echo HTTP/1.1\r\nHost: a\r\n\r\n"
        "GET /taken HTTP/1.1\r\nHost: a\r\n\r\n");

    auto nowhere = connection.read();
    auto wrong = connection.read();
    auto taken = connection.read();
    CHECK(nowhere.status == 404);
    CHECK(nowhere.body.starts_with("{\"error\":\"没有找到"));
    CHECK(wrong.status == 405);
    CHECK(wrong.header("Allow") == "POST");
    CHECK(taken.status == 409);
    CHECK(taken.body == "已经办结，不能修改。\n");
}

TEST_CASE("what must not happen is an incident number and nothing else") {
    Site site;

    auto answer = fetch(site.port(), "GET", "/broken");

    CHECK(answer.status == 500);
    CHECK(answer.body.find("编号") != std::string::npos);
    CHECK(answer.body.find("SELECT") == std::string::npos);
}

TEST_CASE("the error page may be replaced, and may itself fail") {
    Site site;
    site.hooks.error_page = [](const http::Request&, unsigned status, std::string_view) {
        if (status == 409) throw std::runtime_error{"no template"};
        return http::Response::html("<h1>错误</h1>");
    };

    CHECK(fetch(site.port(), "GET", "/nowhere").body == "<h1>错误</h1>");
    CHECK(fetch(site.port(), "GET", "/nowhere").status == 404);
    CHECK(fetch(site.port(), "GET", "/taken").body == "已经办结，不能修改。\n");
}

TEST_CASE("a file is sent whole or by range") {
    Site site;

    auto whole = fetch(site.port(), "GET", "/file");
    auto tail = fetch(site.port(), "GET", "/file", {{"Range", "bytes=-4"}});
    auto beyond = fetch(site.port(), "GET", "/file", {{"Range", "bytes=400000-"}});

    CHECK(whole.body.size() == 300'003);
    CHECK(whole.body.ends_with("aend"));
    CHECK(tail.status == 206);
    CHECK(tail.body == "aend");
    CHECK(tail.header("Content-Range") == "bytes 299999-300002/300003");
    CHECK(beyond.status == 416);
}

TEST_CASE("a stream is sent in chunks, plain to HTTP/1.0, and broken off when it fails") {
    Site site;
    auto port = site.port();

    Connection failing{port};
    failing.send("GET /stream?last=fails HTTP/1.1\r\nHost: a\r\n\r\n");

    CHECK(fetch(port, "GET", "/stream").body == "0\n1\n2\n");
    CHECK(testing::fetch_raw(port, "GET /stream HTTP/1.0\r\n\r\n").body == "0\n1\n2\n");
    CHECK(failing.read().body == "0\n1\n");
    CHECK(failing.closed());
    CHECK(fetch(port, "HEAD", "/stream").status == 200);
}

TEST_CASE("uploads are given to the handler and gone after the answer") {
    Site site;
    std::string form =
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n低保\r\n"
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.xls\"\r\n\r\n" +
        std::string(200'000, 'x') + "\r\n--b--\r\n";
    Connection connection{site.port()};

    connection.send(
        "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=b\r\n"
        "Content-Length: " +
        std::to_string(form.size()) + "\r\n\r\n" + form +
        "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");

    CHECK(connection.read().body == "低保 a.xls:200000");
    CHECK(connection.read().body == "ok\n");
    CHECK(site.spooled() == 0);
}

TEST_CASE("a client that asks is told to go on before it sends its body") {
    Site site;
    Connection connection{site.port()};

    connection.send(
        "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    auto go_on = connection.read();
    connection.send("hi");

    CHECK(go_on.status == 100);
    CHECK(connection.read().body == "hi");
}

TEST_CASE("static files come with an ETag, and nothing outside is reached") {
    Site site;

    auto css = fetch(site.port(), "GET", "/assets/portal.css");

    CHECK(css.header("Content-Type") == "text/css; charset=utf-8");
    CHECK(fetch(site.port(), "GET", "/assets/portal.css", {{"If-None-Match", css.header("ETag")}})
              .status == 304);
    CHECK(fetch(site.port(), "GET", "/assets/../book.csv").status == 400);
    CHECK(fetch(site.port(), "GET", "/assets/%2e%2e/book.csv").status == 400);
    CHECK(fetch(site.port(), "GET", "/assets/book.csv").status == 404);
}

TEST_CASE("only a configured proxy is believed about the visitor") {
    Site site;
    testing::Headers forwarded{{"X-Forwarded-For", "6.6.6.6, 203.0.113.9"},
                               {"X-Forwarded-Proto", "https"}};
    Site behind;
    behind.options.trusted_proxies = {"127.0.0.1"};

    CHECK(fetch(site.port(), "GET", "/who", forwarded).body == "127.0.0.1");
    CHECK(fetch(behind.port(), "GET", "/who", forwarded).body == "203.0.113.9 secure");
}

TEST_CASE("requests are counted by pattern, never by path") {
    Site site;
    fetch(site.port(), "GET", "/hello/secret");
    fetch(site.port(), "GET", "/nowhere");
    fetch(site.port(), "GET", "/cached");

    auto text = fetch(site.port(), "GET", "/metrics").body;

    CHECK(text.find("http_requests_total{route=\"/hello/{name}\",status=\"2xx\"} 1\n") !=
          std::string::npos);
    CHECK(text.find("http_requests_total{route=\"none\",status=\"4xx\"} 1\n") != std::string::npos);
    CHECK(text.find("http_requests_total{route=\"cached\",status=\"2xx\"} 1\n") !=
          std::string::npos);
    CHECK(text.find("http_in_flight 1\n") != std::string::npos);
    CHECK(text.find("secret") == std::string::npos);
}
