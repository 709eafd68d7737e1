#include "portal/self/session.hpp"

#include <fmt/format.h>

#include <charconv>

namespace portal::self {

namespace {

using domain::ReceiptCode;
using domain::ReceiptKind;

constexpr std::string_view cookie_name = "mingbai_self";
constexpr std::string_view no_code = "0";
constexpr std::int64_t latest = 4'000'000'000'000;  // milliseconds; a cookie is a stranger's text

std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> out;
    for (auto stop = text.find('.'); stop != std::string_view::npos; stop = text.find('.')) {
        out.push_back(text.substr(0, stop));
        text.remove_prefix(stop + 1);
    }
    out.push_back(text);
    return out;
}

std::optional<ReceiptCode> code_in(std::string_view text, ReceiptKind kind) {
    auto read = ReceiptCode::parse(text);
    auto* code = std::get_if<ReceiptCode>(&read);
    if (code == nullptr || code->kind() != kind) return std::nullopt;
    return std::move(*code);
}

Session copying_from(std::string_view slip_text, std::string_view next_text) {
    auto slip = code_in(slip_text, ReceiptKind::Slip);
    auto next = code_in(next_text, ReceiptKind::Query);
    if (!slip || !next) return {};
    return Copying{std::move(*slip), std::move(*next)};
}

Session looking_from(std::string_view code_text, std::string_view visit_text,
                     std::string_view since_text) {
    auto code = code_in(code_text, ReceiptKind::Query);
    auto visit = code_in(visit_text, ReceiptKind::Visit);
    std::int64_t since = 0;
    const auto* end = since_text.data() + since_text.size();
    const auto [at, error] = std::from_chars(since_text.data(), end, since);
    const bool is_whole = visit && (code || code_text == no_code) && error == std::errc{} &&
                          at == end && since > 0 && since < latest;
    if (!is_whole) return {};
    return Looking{std::move(code), std::move(*visit), platform::from_millis(since)};
}

}  // namespace

Session session_of(const http::Request& request) {
    const auto value = request.cookie(cookie_name);
    if (!value) return {};
    const auto parts = parts_of(*value);
    if (parts.size() == 2) return copying_from(parts[0], parts[1]);
    if (parts.size() == 3) return looking_from(parts[0], parts[1], parts[2]);
    return {};
}

http::Cookie cookie_of(const http::Request& request, const Session& session) {
    http::Cookie out;
    out.name = cookie_name;
    out.path = "/self";
    out.secure = request.secure();
    out.same_site = http::Cookie::SameSite::Strict;
    if (const auto* copying = std::get_if<Copying>(&session)) {
        out.value = fmt::format("{}.{}", copying->slip.shown(), copying->next.shown());
    } else if (const auto* looking = std::get_if<Looking>(&session)) {
        out.value =
            fmt::format("{}.{}.{}", looking->code ? looking->code->shown() : std::string{no_code},
                        looking->visit.shown(), platform::to_millis(looking->since));
    } else {
        out.max_age = std::chrono::seconds{0};
    }
    return out;
}

}  // namespace portal::self
