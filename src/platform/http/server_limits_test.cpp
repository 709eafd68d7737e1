#include "platform/http/server_fixture.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using http_test::Site;
using testing::Connection;
using testing::fetch;
using testing::fetch_raw;

TEST_CASE("what two programs might read differently is refused and the connection closed") {
    Site site;
    for (std::string raw : {
             "garbage\r\n\r\n",
             "GET /healthz HTTP/1.1\r\n\r\n",
             "GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
             "GET /healthz HTTP/1.1\r\nHost : a\r\n\r\n",
             "GET /healthz HTTP/2.0\r\nHost: a\r\n\r\n",
             "GET http://a/healthz HTTP/1.1\r\nHost: a\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: "
             "chunked\r\n\r\n0\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: "
             "3\r\n\r\n0\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
             "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
             "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc",
             "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -3\r\n\r\nabc",
             "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
             "POST /echo HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
             "chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
         }) {
        CAPTURE(raw);
        Connection connection{site.port()};
        connection.send(raw + "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");

        CHECK(connection.read().status == 400);
        CHECK(connection.closed());
    }
}

TEST_CASE("a head above the limit is 431") {
    Site site;

    CHECK(fetch(site.port(), "GET", "/healthz", {{"X-Long", std::string(40'000, 'x')}}).status ==
          431);
    CHECK(fetch_raw(site.port(), "GET /" + std::string(40'000, 'x')).status == 431);
    CHECK(fetch(site.port(), "GET", "/healthz", {{"X-Long", std::string(30'000, 'x')}}).status ==
          200);
}

TEST_CASE("a body above the route's limit is 413, however it is framed") {
    Site site;
    std::string chunk = "8000\r\n" + std::string(0x8000, 'x') + "\r\n";

    auto framed = fetch(site.port(), "POST", "/echo", {}, std::string(65'537, 'x'));
    auto chunked = fetch_raw(
        site.port(), "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" +
                         chunk + chunk + chunk + "0\r\n\r\n");
    auto just = fetch_raw(site.port(),
                          "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" +
                              chunk + chunk + "0\r\n\r\n");

    CHECK(framed.status == 413);
    CHECK(chunked.status == 413);
    CHECK(just.status == 200);
    CHECK(just.body.size() == 65'536);
}

TEST_CASE("an upload above its limit is refused and leaves nothing behind") {
    Site site;
    site.options.max_upload = 1000;
    auto form = "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n" +
                std::string(5000, 'x') + "\r\n--b--\r\n";

    auto answer = fetch(site.port(), "POST", "/upload",
                        {{"Content-Type", "multipart/form-data; boundary=b"}}, form);

    CHECK(answer.status == 413);
    CHECK(answer.body == "上传的文件太大，请拆分后再上传。\n");
    CHECK(site.spooled() == 0);
}

TEST_CASE("who dawdles over a head is told so, who says nothing is cut off") {
    Site site;
    site.options.header_timeout = std::chrono::milliseconds{300};
    Connection head{site.port()};
    head.send("GET /healthz HT");
    Connection silent{site.port()};

    CHECK(head.read().status == 408);
    CHECK(silent.read().status == 0);
}

TEST_CASE("who dawdles over a body is told so, and an idle connection is closed") {
    Site site;
    site.options.body_timeout = std::chrono::milliseconds{60};
    site.options.idle_timeout = std::chrono::milliseconds{60};
    Connection body{site.port()}, idle{site.port()};

    body.send("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
    idle.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");

    CHECK(body.read().status == 408);
    CHECK(idle.read().status == 200);
    CHECK(idle.closed());
}

TEST_CASE("a full queue is 503 at once, and what was accepted is still answered") {
    Site site;
    site.options.workers = 1;
    site.options.queue_limit = 1;
    Connection running{site.port()}, waiting{site.port()};

    running.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    site.barrier.wait_for(1);
    waiting.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    while (site.metrics.queued < 1)
        std::this_thread::yield();
    auto refused = fetch(site.port(), "GET", "/who");
    auto cached = fetch(site.port(), "GET", "/cached");
    site.barrier.open();

    CHECK(refused.status == 503);
    CHECK(refused.header("Retry-After") == "2");
    CHECK(cached.status == 200);
    CHECK(running.read().body == "done");
    CHECK(waiting.read().body == "done");
}

TEST_CASE("stopping lets a running request finish, closes the idle and accepts no more") {
    Site site;
    site.options.io_threads = 2;
    auto port = site.port();
    Connection running{port}, idle{port};
    idle.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(idle.read().status == 200);
    running.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    site.barrier.wait_for(1);

    site.server->stop();
    CHECK(idle.closed());
    site.barrier.open();
    auto last = running.read();

    CHECK(last.body == "done");
    CHECK(running.closed());
    site.server.reset();
    CHECK_THROWS(Connection{port});
}

TEST_CASE("stopping waits only so long for a request that does not end") {
    Site site;
    site.options.stop_timeout = std::chrono::milliseconds{30};
    Connection stuck{site.port()};
    stuck.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
    site.barrier.wait_for(1);

    site.server->stop();

    CHECK(stuck.closed());
}

TEST_CASE("out of descriptors, the server waits and goes on") {
    Site site;
    Connection first{site.port()};
    first.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(first.read().status == 200);
    rlimit old{};
    ::getrlimit(RLIMIT_NOFILE, &old);
    int highest = ::dup(0);
    ::close(highest);
    rlimit tight{static_cast<rlim_t>(highest) + 1, old.rlim_max};  // room for the client's end only

    ::setrlimit(RLIMIT_NOFILE, &tight);
    Connection second{site.port()};
    second.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    first.send("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n");
    auto meanwhile = first.read();
    ::setrlimit(RLIMIT_NOFILE, &old);

    CHECK(meanwhile.status == 200);
    CHECK(second.read().status == 200);
}

TEST_CASE("a port that is taken is said so at once") {
    Site site;
    http::ServerOptions same;
    same.port = site.port();

    CHECK_THROWS_AS((http::Server{site.router, site.hooks, same}), std::runtime_error);
}

TEST_CASE(
    "who is not admitted is answered before a byte of the body is read, as if nothing were there") {
    Site site;
    site.hooks.admit = [](const http::Request& request, http::Access access) {
        return access == http_test::Permission::Anyone || request.cookie("mingbai_session");
    };
    const auto unknown = fetch(site.port(), "PUT", "/nowhere", {}, "x");

    Connection connection{site.port()};
    connection.send("PUT /package HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n");
    const auto answer = connection.read();

    CHECK(answer.status == 404);
    CHECK(answer.body == unknown.body);
    CHECK(connection.closed());
    CHECK(fetch(site.port(), "GET", "/package").body == unknown.body);
    CHECK(fetch(site.port(), "PUT", "/package", {}, std::string(2 << 20, 'x')).status == 404);
    CHECK(site.spooled() == 0);
}

TEST_CASE("a spooled body lies in a file while its request runs, and nowhere afterwards") {
    Site site;
    const testing::Headers clerk{{"Cookie", "mingbai_session=clerk"}};

    CHECK(fetch(site.port(), "PUT", "/package", clerk, std::string(500'000, 'x')).body == "500000");
    CHECK(fetch(site.port(), "PUT", "/package", clerk).body == "nothing");
    CHECK(fetch(site.port(), "PUT", "/package", clerk, std::string(2 << 20, 'x')).status == 413);
    CHECK(fetch(site.port(), "POST", "/package", clerk).status == 404);
    CHECK(site.spooled() == 0);
}
