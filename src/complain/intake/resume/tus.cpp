#include "complain/intake/resume/tus.hpp"

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace complain {

namespace {

using http::Request;
using http::Response;
using platform::Refusal;

constexpr std::string_view version = "1.0.0";
constexpr std::size_t longest_metadata = 400;

Response answer(unsigned status) {
    Response out;
    out.status = status;
    out.set("Tus-Resumable", std::string{version});
    out.set("Cache-Control", "no-store");
    return out;
}

Response with_state(unsigned status, const UploadState& state) {
    auto out = answer(status);
    out.set("Upload-Offset", std::to_string(state.taken));
    out.set("Upload-Length", std::to_string(state.length));
    out.set("Upload-Expires", http_date(state.expires));
    return out;
}

Response other_version() {
    auto out = answer(412);
    out.set("Tus-Version", std::string{version});
    return out;
}

bool speaks_tus(const Request& request) {
    return request.header("Tus-Resumable") == version;
}

std::optional<std::int64_t> number_in(const Request& request, std::string_view header) {
    return upload_number(request.header(header).value_or(""));
}

UploadName name_in(const Request& request) {
    return {platform::from_hex(request.param("token")).value_or(""),
            upload_number(request.param("file")).value_or(-1)};
}

/// The value of one key of Upload-Metadata: "key value,key value".
std::optional<std::string> value_of(std::string_view header, std::string_view key) {
    while (!header.empty()) {
        const auto comma = header.find(',');
        auto pair = header.substr(0, comma);
        header = comma == std::string_view::npos ? std::string_view{} : header.substr(comma + 1);
        while (pair.starts_with(' '))
            pair.remove_prefix(1);
        const auto blank = pair.find(' ');
        if (blank != std::string_view::npos && pair.substr(0, blank) == key)
            return platform::from_base64(pair.substr(blank + 1));
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::int64_t> upload_number(std::string_view header) {
    constexpr std::size_t longest = 15;
    std::int64_t out = 0;
    if (header.empty() || header.size() > longest || header.front() == '-') return std::nullopt;
    const auto read = std::from_chars(header.data(), header.data() + header.size(), out);
    const bool is_whole = read.ec == std::errc{} && read.ptr == header.data() + header.size();
    return is_whole ? std::optional{out} : std::nullopt;
}

std::optional<UploadName> upload_metadata(std::string_view header) {
    if (header.size() > longest_metadata) return std::nullopt;
    auto token = value_of(header, "token");
    const auto file = upload_number(value_of(header, "file").value_or(""));
    if (!token || token->size() != 16 || !file) return std::nullopt;
    return UploadName{std::move(*token), *file};
}

std::string http_date(platform::Instant at) {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
    return fmt::format(
        "{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days.at(std::chrono::weekday{day}.c_encoding()),
        static_cast<unsigned>(date.day()), months.at(static_cast<unsigned>(date.month()) - 1),
        static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
        time.seconds().count());
}

Response Tus::create(const Request& request) {
    if (!speaks_tus(request)) return other_version();
    const auto promise = request.header("Upload-Metadata").value_or("");
    const auto name = upload_metadata(promise);
    const auto length = number_in(request, "Upload-Length");
    if (!name || !length) throw Refusal{Refusal::Kind::Invalid, "交来的文件不完整，请再交一次"};
    if (*length > Uploads::largest) return answer(413);
    uploads_.forget_expired();
    if (!uploads_.find(*name))
        desk_.require_work_for_file(request, fmt::format("{}\n{}", promise, *length));
    const auto state = uploads_.begin(*name, *length);
    auto out = with_state(201, state);
    out.set("Location",
            fmt::format("/report/files/{}/{}", platform::to_hex(name->token), name->file));
    return out;
}

Response Tus::where(const Request& request) {
    if (!speaks_tus(request)) return other_version();
    const auto state = uploads_.find(name_in(request));
    return state ? with_state(200, *state) : answer(410);
}

Response Tus::append(const Request& request) {
    if (!speaks_tus(request)) return other_version();
    // Some middlemen let no PATCH through; then it comes as a POST that says so.
    const bool is_post = request.method() == http::Method::Post;
    if (is_post && request.header("X-HTTP-Method-Override") != "PATCH") return answer(405);
    if (request.header("Content-Type") != "application/offset+octet-stream") return answer(415);
    const auto offset = number_in(request, "Upload-Offset");
    if (!offset) throw Refusal{Refusal::Kind::Invalid, "不知道从哪里接着交"};
    const auto name = name_in(request);
    const auto known = uploads_.find(name);
    if (!known) return answer(410);
    if (known->taken != *offset) return with_state(409, *known);
    return with_state(204, uploads_.append(name, *offset, request.body()));
}

}  // namespace complain
