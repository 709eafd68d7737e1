#include "complain/notice/gateway.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <mutex>

namespace complain::notice {

namespace {

constexpr std::string_view subject = "县平台办事进展";

struct Free {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

CURL* start_curl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    return curl_easy_init();
}

/// What curl still has to read of a message.
struct Reading {
    std::string_view rest;
};

std::size_t give(char* to, std::size_t size, std::size_t count, void* given) {
    auto& rest = static_cast<Reading*>(given)->rest;
    const auto taken = std::min(rest.size(), size * count);
    std::memcpy(to, rest.data(), taken);
    rest.remove_prefix(taken);
    return taken;
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

/// Base64 in lines that mail may have (RFC 2045: 76).
std::string in_lines(std::string_view text) {
    constexpr std::size_t longest = 76;
    const auto code = platform::to_base64(text);
    std::string out;
    for (std::size_t at = 0; at < code.size(); at += longest)
        out += code.substr(at, longest) + "\r\n";
    return out;
}

/// Without a date: the server that takes it sets one, and the moment is nobody else's business.
std::string message_of(const MailServer& server, const Notice& notice) {
    const auto domain = server.from.substr(server.from.find('@') + 1);
    return fmt::format(
        "From: <{}>\r\nTo: <{}>\r\nSubject: =?UTF-8?B?{}?=\r\nMessage-ID: <{}@{}>\r\n"
        "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        server.from, notice.address, platform::to_base64(subject), notice.id, domain,
        in_lines(notice.text));
}

std::string_view host_of(std::string_view url) {
    const auto scheme = url.find("://");
    return scheme == std::string_view::npos ? url : url.substr(scheme + 3);
}

bool is_this_machine(std::string_view url) {
    const auto host = host_of(url);
    return host == "127.0.0.1" || host.starts_with("127.0.0.1:") || host == "localhost" ||
           host.starts_with("localhost:");
}

void set_server(CURL* handle, const MailServer& server) {
    curl_easy_setopt(handle, CURLOPT_URL, server.url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_PROXY, "");  // whatever the environment says
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, 60L);
    const auto tls = is_this_machine(server.url) ? CURLUSESSL_TRY : CURLUSESSL_ALL;
    curl_easy_setopt(handle, CURLOPT_USE_SSL, static_cast<long>(tls));
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!server.ca_file.empty()) curl_easy_setopt(handle, CURLOPT_CAINFO, server.ca_file.c_str());
    if (server.user.empty()) return;
    curl_easy_setopt(handle, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, server.password.c_str());
}

bool is_address_letter(char letter) {
    constexpr std::string_view others = "._%+-@";
    return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= 'a' && letter <= 'z') || others.find(letter) != std::string_view::npos;
}

}  // namespace

bool is_mail_url(std::string_view url) {
    const bool has_scheme = url.starts_with("smtp://") || url.starts_with("smtps://");
    const auto host = host_of(url);
    return has_scheme && !host.empty() && host.find_first_of("/@?# ") == std::string_view::npos;
}

bool is_mail_address(std::string_view text) {
    constexpr std::size_t longest = 120;
    const auto at = text.find('@');
    const auto dot = text.rfind('.');
    return text.size() <= longest && std::ranges::all_of(text, is_address_letter) && at > 0 &&
           at != std::string_view::npos && text.rfind('@') == at && dot > at + 1 &&
           dot != std::string_view::npos && dot + 2 < text.size();
}

void Smtp::send(const Notice& notice) {
    if (!is_mail_address(notice.address)) throw Undelivered{"邮箱地址不对"};
    const std::unique_ptr<CURL, Free> handle{start_curl()};
    if (!handle) platform::bug("curl cannot be started");
    const auto message = message_of(server_, notice);
    Reading reading{message};
    const auto from = fmt::format("<{}>", server_.from), to = fmt::format("<{}>", notice.address);
    const std::unique_ptr<curl_slist, Free> recipients{curl_slist_append(nullptr, to.c_str())};
    set_server(handle.get(), server_);
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, give);
    curl_easy_setopt(handle.get(), CURLOPT_READDATA, &reading);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, drop);
    const auto code = curl_easy_perform(handle.get());
    // curl's own word names no recipient.
    if (code != CURLE_OK) throw Undelivered{curl_easy_strerror(code)};
}

}  // namespace complain::notice
