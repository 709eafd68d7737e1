#include "platform/http/body_reader.hpp"
#include "platform/http/errors.hpp"

#include <doctest/doctest.h>

#include <filesystem>

using http::BodyReader;
using http::Request;

namespace {

constexpr auto type = "multipart/form-data; boundary=xyz";
const std::string form =
    "--xyz\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n台账\r\n--xy\r\n"
    "--xyz\r\nContent-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n"
    "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"表.csv\"\r\n"
    "Content-Type: text/csv\r\n\r\na,b\r\n--xy\r\n\r\n--xyz--\r\n";

/// A folder of its own, removed with what is in it.
struct Folder {
    std::filesystem::path path = [] {
        std::string name = std::filesystem::temp_directory_path() / "mingbai-spool-XXXXXX";
        return std::filesystem::path{mkdtemp(name.data())};
    }();
    http::FileSpool spool{path};
    ~Folder() { std::filesystem::remove_all(path); }
    auto files() const { return std::distance(std::filesystem::directory_iterator{path}, {}); }
};

Request read(http::SpoolFactory* spool, std::string_view body, std::size_t piece,
             http::BodyLimits limits) {
    Request request{{.method = http::Method::Post}};
    BodyReader reader{type, limits, spool};
    for (std::size_t at = 0; at < body.size(); at += piece)
        reader.put(body.substr(at, piece));
    reader.finish(request);
    return request;
}

}  // namespace

TEST_CASE("a form is the same in whatever pieces it comes") {
    Folder folder;
    for (std::size_t piece : {1, 2, 3, 7, 64, 4096}) {
        CAPTURE(piece);
        auto request = read(&folder.spool, form, piece, {4096, 4096});

        CHECK(request.form("title") == "台账\r\n--xy");
        REQUIRE(request.uploads().size() == 1);
        CHECK(request.uploads()[0].filename == "表.csv");
        CHECK(request.uploads()[0].content_type == "text/csv");
        CHECK(request.uploads()[0].size == 11);
        CHECK(request.uploads()[0].content->bytes() == "a,b\r\n--xy\r\n");
    }
}

TEST_CASE("an upload is for its owner alone and goes with its request") {
    Folder folder;
    {
        auto request = read(&folder.spool, form, 5, {4096, 4096});
        auto mode = std::filesystem::status(request.uploads()[0].content->path()).permissions();
        CHECK((mode & std::filesystem::perms::all) == std::filesystem::perms{0600});
        CHECK(folder.files() == 1);
    }
    CHECK(folder.files() == 0);
}

TEST_CASE("an upload that breaks off leaves nothing behind") {
    Folder folder;

    CHECK_THROWS_AS(read(&folder.spool, form.substr(0, form.size() - 12), 5, {4096, 4096}),
                    http::Fault);
    CHECK(folder.files() == 0);
}

TEST_CASE("limits are kept for the body, a file, a head and the number of parts") {
    Folder folder;
    std::string many;
    for (int i = 0; i < 1001; ++i)
        many += "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n";
    auto long_head = "--xyz\r\nX: " + std::string(9000, 'x');

    CHECK_THROWS_AS(read(&folder.spool, form, 64, {form.size() - 1, 4096}), http::Fault);
    CHECK_THROWS_AS(read(&folder.spool, form, 64, {4096, 10}), http::Fault);
    CHECK_THROWS_AS(read(&folder.spool, many + "--xyz--", 4096, {1 << 20, 10}), http::Fault);
    CHECK_THROWS_AS(read(&folder.spool, long_head, 4096, {1 << 20, 10}), http::Fault);
    CHECK_THROWS_AS(read(nullptr, form, 64, {4096, 4096}), http::Fault);
    CHECK(folder.files() == 0);
}

TEST_CASE("a form that is not one is refused") {
    constexpr http::BodyLimits limits{4096, 4096};

    CHECK_THROWS_AS(read(nullptr, "", 1, limits), http::Fault);
    CHECK_THROWS_AS(read(nullptr, "--xyz\r\n\r\n\r\n--xyz--", 64, limits), http::Fault);
    CHECK_THROWS_AS(read(nullptr, "--xyzz\r\n", 64, limits), http::Fault);
    CHECK_THROWS_AS(
        read(nullptr, "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--xyz--",
             64, limits),
        http::Fault);
    CHECK_FALSE(http::multipart_boundary("multipart/form-data"));
    CHECK_FALSE(http::multipart_boundary("multipart/mixed; boundary=a"));
    CHECK_FALSE(http::multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')));
}
