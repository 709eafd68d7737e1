#include "platform/http_client/http_client.hpp"

#include "platform/core/encoding.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/http/running.hpp"

#include <doctest/doctest.h>

#include <fstream>

namespace {

enum class Permission { Anyone };

/// A server that says back what it was asked.
struct Far {
    http::Router router;
    std::optional<http::Running> running;

    Far() {
        const auto echo = [](http::Request& request) {
            return http::Response::text(
                fmt::format("{} {} {} {}", http::to_string(request.method()), request.target(),
                            request.header("X-Said").value_or(""), request.body().size()));
        };
        router.get("/echo", Permission::Anyone, echo);
        router.put("/echo", Permission::Anyone, echo, {.max_body = 4U << 20});
        router.post("/echo", Permission::Anyone, echo);
        router.get("/away", Permission::Anyone,
                   [](http::Request&) { return http::Response::redirect("/echo"); });
        router.get("/slow", Permission::Anyone, [](http::Request&) {
            std::this_thread::sleep_for(std::chrono::seconds{3});
            return http::Response::text("at last");
        });
        http::Hooks hooks;
        hooks.gatekeeper = [](http::Request&, http::Access) -> std::optional<http::Response> {
            return std::nullopt;
        };
        running.emplace(router, std::move(hooks));
    }
    http_client::Settings settings() const {
        return {fmt::format("http://127.0.0.1:{}", running->port()), {}, std::chrono::seconds{2}};
    }
};

struct File {
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("mingbai-send-" + platform::to_hex(crypto::random_bytes(8)));
    explicit File(std::size_t size) { std::ofstream{path} << std::string(size, 'x'); }
    ~File() { std::filesystem::remove(path); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
};

}  // namespace

TEST_CASE("a request is sent with its headers and its body, and answered") {
    Far far;
    http_client::Client client{far.settings()};

    auto answer = client.send({.target = "/echo?a=1", .headers = {{"X-Said", "hello"}}});
    CHECK(answer.status == 200);
    CHECK(answer.body == "GET /echo?a=1 hello 0");
    answer = client.send({.method = "POST", .target = "/echo", .body = "12345"});
    CHECK(answer.body == "POST /echo  5");
    CHECK(client.send({.target = "/nowhere"}).status == 404);
}

TEST_CASE("a file is sent as a body") {
    Far far;
    http_client::Client client{far.settings()};
    const File file{3U << 20};

    const auto answer = client.send({.method = "PUT", .target = "/echo", .file = file.path});

    CHECK(answer.body == "PUT /echo  3145728");
}

TEST_CASE("a body that the server does not want is answered, not lost") {
    Far far;
    http_client::Client client{far.settings()};
    const File file{8U << 20};

    CHECK(client.send({.method = "PUT", .target = "/echo", .file = file.path}).status == 413);
}

TEST_CASE("a redirect is an answer and nothing more") {
    Far far;
    http_client::Client client{far.settings()};
    CHECK(client.send({.target = "/away"}).status == 303);
}

TEST_CASE("an answer that is too long is none") {
    Far far;
    http_client::Client client{far.settings()};
    CHECK_THROWS_AS(client.send({.target = "/echo", .most_answer = 5}), http_client::Unreachable);
}

TEST_CASE("an answer can be taken as it comes") {
    Far far;
    http_client::Client client{far.settings()};
    std::string taken;

    const auto answer = client.send(
        {.target = "/echo", .use = [&taken](std::string_view piece) { taken += piece; }});

    CHECK(answer.body.empty());
    CHECK(taken == "GET /echo  0");
    CHECK_THROWS_WITH(
        client.send({.target = "/echo",
                     .use = [](std::string_view) { throw std::runtime_error{"enough"}; }}),
        "enough");
}

TEST_CASE("nobody there, and nobody who speaks, is Unreachable") {
    http_client::Client nobody{{"http://127.0.0.1:1", {}, std::chrono::seconds{1}}};
    CHECK_THROWS_AS(nobody.send({}), http_client::Unreachable);

    Far far;
    http_client::Client client{far.settings()};
    CHECK_THROWS_AS(client.send({.target = "/slow", .patience = std::chrono::seconds{1}}),
                    http_client::Unreachable);
}

TEST_CASE("told to stop, it asks nothing more") {
    Far far;
    http_client::Client client{far.settings()};
    client.stop();
    CHECK_THROWS_AS(client.send({.target = "/slow"}), http_client::Unreachable);
}

TEST_CASE("a server is named by HTTPS, and without it only on this machine") {
    using http_client::server_of;
    CHECK(server_of("https://mingbai.example.gov.cn/") == "https://mingbai.example.gov.cn");
    CHECK(server_of("https://10.1.2.3:8443") == "https://10.1.2.3:8443");
    CHECK(server_of("http://127.0.0.1:8080") == "http://127.0.0.1:8080");
    CHECK(server_of("http://[::1]:8080") == "http://[::1]:8080");
    CHECK_FALSE(server_of("http://mingbai.example.gov.cn"));
    CHECK_FALSE(server_of("http://127.0.0.1.example.cn"));
    CHECK_FALSE(server_of("https://host/path"));
    CHECK_FALSE(server_of("https://user@host"));
    CHECK_FALSE(server_of("file:///etc/passwd"));
    CHECK_FALSE(server_of("https://"));
}
