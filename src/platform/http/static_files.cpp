#include "platform/http/static_files.hpp"

#include "platform/core/refusal.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace http {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> types = {{
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".webp", "image/webp"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".csv", "text/csv; charset=utf-8"},
    {".pdf", "application/pdf"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {".webmanifest", "application/manifest+json"},
}};

/// "index-B4xk9a_2.js": at least eight characters behind the last "-" or ".", neither all small
/// letters (a word) nor all digits (a date). A word taken for a hash would be cached forever; a
/// hash taken for a word costs only a question to the server.
bool has_hash(std::string_view name) {
    auto stem = name.substr(0, name.rfind('.'));
    auto hash = stem.substr(std::min(stem.find_last_of("-."), stem.size() - 1) + 1);
    auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    return hash.size() >= 8 && hash.size() < stem.size() &&
           !std::all_of(hash.begin(), hash.end(), is_small) &&
           !std::all_of(hash.begin(), hash.end(), is_digit);
}

std::string read(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::runtime_error{"cannot read a static file: " + path.string()};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}  // namespace

StaticFiles::StaticFiles(const std::filesystem::path& directory) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{directory})
        if (entry.is_regular_file())
            add(std::filesystem::relative(entry.path(), directory).generic_string(),
                read(entry.path()));
}

StaticFiles& StaticFiles::add(std::string name, std::string bytes) {
    auto base = std::string_view{name}.substr(name.find_last_of('/') + 1);
    auto page = Page::make(std::string{content_type_of(base)}, std::move(bytes),
                           has_hash(base) ? "public, max-age=31536000, immutable" : "no-cache",
                           Squeeze::Small);
    pages_[std::move(name)] = std::move(page);
    return *this;
}

std::shared_ptr<const Page> StaticFiles::find(std::string_view name) const {
    auto found = pages_.find(name);
    return found == pages_.end() ? nullptr : found->second;
}

void StaticFiles::mount(Router& router, std::string_view pattern, Access access) const {
    auto handler = [files = *this](Request& request) {
        auto page = files.find(request.param("file"));
        return page ? Response::shared(std::move(page)) : Response::not_found();
    };
    router.get(pattern, access, std::move(handler));
}

std::string_view content_type_of(std::string_view filename) {
    for (auto [suffix, type] : types)
        if (filename.ends_with(suffix)) return type;
    return "application/octet-stream";
}

}  // namespace http
