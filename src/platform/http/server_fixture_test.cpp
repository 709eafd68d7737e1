#include "platform/http/server_fixture.hpp"

#include "platform/log/log.hpp"

#include <fstream>

namespace http_test {

namespace {

std::optional<http::Response> gatekeeper(http::Request& request, http::Access access) {
    bool clerk = request.cookie("mingbai_session") == "clerk";
    if (access == Permission::Clerk && !clerk) return http::Response::redirect("/sign-in");
    request.session = std::string{clerk ? "clerk" : "anyone"};
    return std::nullopt;
}

http::Response upload(http::Request& request) {
    std::string text = std::string{request.form("title").value_or("-")};
    for (const auto& file : request.uploads())
        text += " " + file.filename + ":" + std::to_string(file.content->bytes().size());
    return http::Response::text(text);
}

http::Response numbers(http::Request& request) {
    auto last = request.query("last") == "fails" ? -1 : 3;
    return http::Response::stream("text/csv",
                                  [last, at = 0]() mutable -> std::optional<std::string> {
                                      if (last < 0 && at == 2)
                                          throw std::runtime_error{"the store is gone"};
                                      if (at == 3) return std::nullopt;
                                      return std::to_string(at++) + "\n";
                                  });
}

std::filesystem::path new_folder() {
    std::string name = std::filesystem::temp_directory_path() / "mingbai-http-XXXXXX";
    return mkdtemp(name.data());
}

}  // namespace

Site::Site() : folder(new_folder()) {
    logging::set_level(logging::Level::Off);  // the tests provoke errors on purpose
    std::filesystem::create_directory(folder / "spool");
    std::ofstream{folder / "book.csv"} << std::string(300'000, 'a') << "end";
    http::StaticFiles files;
    files.add("portal.css", "body{}").mount(router, "/assets/{file...}", Permission::Anyone);
    router
        .get("/hello/{name}", Permission::Anyone,
             [](http::Request& request) {
                 return http::Response::html("<p>" + std::string{request.param("name")} +
                                             std::any_cast<std::string>(request.session));
             })
        .get("/who", Permission::Anyone,
             [](http::Request& request) {
                 return http::Response::text(std::string{request.remote()} +
                                             (request.secure() ? " secure" : ""));
             })
        .get("/office", Permission::Clerk,
             [](http::Request&) { return http::Response::text("office"); })
        .get("/file", Permission::Anyone,
             [this](http::Request&) {
                 return http::Response::file(folder / "book.csv", "text/csv");
             })
        .get("/stream", Permission::Anyone, numbers)
        .get("/slow", Permission::Anyone,
             [this](http::Request&) {
                 barrier.pass();
                 return http::Response::text("done");
             })
        .get("/broken", Permission::Anyone,
             [](http::Request&) -> http::Response { throw std::runtime_error{"SELECT secret"}; })
        .get("/taken", Permission::Anyone,
             [](http::Request&) -> http::Response {
                 throw platform::Refusal{platform::Refusal::Kind::Conflict, "已经办结，不能修改。"};
             })
        .put("/package", Permission::Clerk,
             [](http::Request& request) {
                 const auto& sent = request.uploads();
                 return http::Response::text(
                     sent.empty() ? "nothing" : std::to_string(sent[0].content->bytes().size()));
             },
             {.max_body = 1 << 20, .spooled = true, .secret = true})
        .post("/echo", Permission::Anyone,
              [](http::Request& request) {
                  return http::Response::text(std::string{request.body()});
              })
        .post("/upload", Permission::Anyone, upload, {.max_body = 1 << 20})
        .get("/metrics", Permission::Anyone, http::metrics_handler(metrics))
        .get("/healthz", Permission::Anyone, http::health_handler(), {.inline_ = true});
    hooks.gatekeeper = gatekeeper;
    hooks.metrics = &metrics;
    auto page = http::Page::make("text/html; charset=utf-8", std::string(5000, 'c'));
    hooks.lookup = [page](const http::Request& request) {
        return request.target() == "/cached" ? page : nullptr;
    };
    options.spool_directory = folder / "spool";
}

Site::~Site() {
    barrier.open();
    server.reset();
    std::filesystem::remove_all(folder);
}

std::uint16_t Site::port() {
    if (!server) server.emplace(router, hooks, options);
    return server->port();
}

/// What is left once the server has let go, which it may do after it has answered.
std::ptrdiff_t Site::spooled() const {
    const auto count = [this] {
        return std::distance(std::filesystem::directory_iterator{folder / "spool"}, {});
    };
    for (int tries = 0; tries < 200 && count() > 0; ++tries)
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    return count();
}

}  // namespace http_test
