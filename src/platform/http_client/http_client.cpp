#include "platform/http_client/http_client.hpp"

#include "platform/core/refusal.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <memory>
#include <mutex>

namespace http_client {

namespace {

struct Free {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// What curl's callbacks work on.
struct Exchange {
    const Request& request;
    const std::atomic<bool>& stopping;
    CURL* handle;
    std::ifstream file = {};
    std::size_t got = 0;
    Answer answer = {};
    std::exception_ptr problem = {};  ///< an exception must not pass through C
};

std::size_t take(char* bytes, std::size_t, std::size_t size, void* given) {
    auto& exchange = *static_cast<Exchange*>(given);
    exchange.got += size;
    long status = 0;
    curl_easy_getinfo(exchange.handle, CURLINFO_RESPONSE_CODE, &status);
    constexpr std::size_t most_refusal = 64
                                         << 10;  // an error's text, however long an answer may be
    const auto most = exchange.request.most_answer;
    if (exchange.got > (status == 200 ? most : std::min(most, most_refusal))) return 0;
    try {
        if (exchange.request.use && status == 200)
            exchange.request.use({bytes, size});
        else
            exchange.answer.body.append(bytes, size);
        return size;
    } catch (const std::exception&) {  // handed on by send()
        exchange.problem = std::current_exception();
        return 0;
    }
}

std::size_t give(char* to, std::size_t, std::size_t size, void* given) {
    auto& exchange = *static_cast<Exchange*>(given);
    exchange.file.read(to, static_cast<std::streamsize>(size));
    return exchange.file.bad() ? CURL_READFUNC_ABORT
                               : static_cast<std::size_t>(exchange.file.gcount());
}

/// curl only ever asks for a place counted from the beginning.
int rewind(void* given, curl_off_t offset, int origin) {
    auto& file = static_cast<Exchange*>(given)->file;
    file.clear();
    file.seekg(offset);
    return origin == SEEK_SET && file ? CURL_SEEKFUNC_OK : CURL_SEEKFUNC_FAIL;
}

int watch(void* given, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Exchange*>(given)->stopping ? 1 : 0;
}

void set_body(CURL* handle, Exchange& exchange) {
    const auto& request = exchange.request;
    if (!request.file.empty()) {
        exchange.file.open(request.file, std::ios::binary);
        if (!exchange.file) platform::bug("a file to be sent is not there");
        curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(handle, CURLOPT_READFUNCTION, give);
        curl_easy_setopt(handle, CURLOPT_READDATA, &exchange);
        curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, rewind);
        curl_easy_setopt(handle, CURLOPT_SEEKDATA, &exchange);
        curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE,
                         static_cast<curl_off_t>(std::filesystem::file_size(request.file)));
    } else if (request.method != "GET") {
        curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE,
                         static_cast<curl_off_t>(request.body.size()));
    }
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, std::string(request.method).c_str());
}

void set_limits(CURL* handle, const Settings& settings, Exchange& exchange) {
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");  // whatever the environment says
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!settings.ca_file.empty())
        curl_easy_setopt(handle, CURLOPT_CAINFO, settings.ca_file.c_str());
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT,
                     static_cast<long>(settings.connect_timeout.count()));
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, 1000L);  // a trickle would hold us for ever
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME,
                     static_cast<long>(exchange.request.patience.count()));
    curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, watch);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &exchange);
}

CURL* start_curl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    return curl_easy_init();
}

bool is_this_machine(std::string_view host) {
    const auto port = host.starts_with('[') ? host.find(':', host.find(']')) : host.find(':');
    const auto name = host.substr(0, port);
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

}  // namespace

Client::Client(Settings settings) : settings_(std::move(settings)), handle_(start_curl()) {
    if (handle_ == nullptr) platform::bug("curl cannot be started");
}

Client::~Client() {
    curl_easy_cleanup(static_cast<CURL*>(handle_));
}

Answer Client::send(const Request& request) {
    auto* handle = static_cast<CURL*>(handle_);
    curl_easy_reset(handle);  // the connection stays
    Exchange exchange{request, stopping_, handle};
    std::unique_ptr<curl_slist, Free> headers;
    for (const auto& [name, value] : request.headers)
        headers.reset(
            curl_slist_append(headers.release(), fmt::format("{}: {}", name, value).c_str()));
    const auto url = settings_.server + request.target;
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    set_body(handle, exchange);
    set_limits(handle, settings_, exchange);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &exchange);

    const auto result = curl_easy_perform(handle);
    if (exchange.problem) std::rethrow_exception(exchange.problem);
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    // A server that refuses early may close while we still send: its answer counts.
    const bool refused_early = result == CURLE_SEND_ERROR && status >= 400;
    if (result != CURLE_OK && !refused_early) throw Unreachable{curl_easy_strerror(result)};
    exchange.answer.status = static_cast<unsigned>(status);
    return std::move(exchange.answer);
}

std::optional<std::string> server_of(std::string_view url) {
    if (url.ends_with('/')) url.remove_suffix(1);
    const bool is_open = url.starts_with("http://");
    if (!is_open && !url.starts_with("https://")) return std::nullopt;
    const auto host = url.substr(url.find("//") + 2);
    if (host.empty() || host.find_first_of("/?#@ \"\\") != std::string_view::npos)
        return std::nullopt;
    if (is_open && !is_this_machine(host)) return std::nullopt;
    return std::string(url);
}

}  // namespace http_client
