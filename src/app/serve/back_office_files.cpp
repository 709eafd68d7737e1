#include "app/serve/back_office_files.hpp"

#include "guard/permission.hpp"
#include "platform/core/refusal.hpp"
#include "platform/http/static_files.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>

namespace app {

std::filesystem::path back_office_folder() {
    if (const char* folder = std::getenv("MINGBAI_OFFICE_PAGES"); folder != nullptr) return folder;
    std::error_code unknown;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    const auto beside = program.parent_path().parent_path() / "web" / "office" / "dist";
    return std::filesystem::exists(beside / "index.html") ? beside : "/usr/share/mingbai/office";
}

std::string report_script() {
    std::error_code unknown;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
    std::filesystem::path file =
        program.parent_path().parent_path() / "web" / "report" / "dist" / "report.js";
    if (const char* named = std::getenv("MINGBAI_REPORT_SCRIPT"); named != nullptr) file = named;
    if (!std::filesystem::exists(file)) file = "/usr/share/mingbai/report.js";
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void mount_back_office(http::Router& router, const std::filesystem::path& folder) {
    using guard::Permission;
    auto files = std::make_shared<http::StaticFiles>();
    if (std::filesystem::exists(folder / "index.html")) *files = http::StaticFiles{folder};
    const auto answer = [files](http::Request& request) -> http::Response {
        constexpr std::string_view prefix = "/office/";
        // A page's address may be anything, but a program must not be given a page for an answer.
        if (request.path().starts_with("/office/api/"))
            throw platform::Refusal{platform::Refusal::Kind::NotFound, "没有这个接口"};
        auto page =
            files->find(request.path().substr(std::min(prefix.size(), request.path().size())));
        if (!page) page = files->find("index.html");
        if (page) return http::Response::shared(page);
        throw platform::Refusal{platform::Refusal::Kind::NotFound,
                                "内网页面还没有编译：在项目文件夹运行 ./run build 后重新启动"};
    };
    router.get("/office", Permission::Anyone,
               [](http::Request&) { return http::Response::redirect("/office/"); });
    router.get("/office/{page...}", Permission::Anyone, answer);
}

}  // namespace app
