#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Asking another machine over HTTP: one server, blocking, with a limit on everything.
namespace http_client {

/// No answer came: nobody there, a certificate that does not hold, too slow, too long, or told to
/// stop. The text is curl's, and holds neither a path nor a header.
class Unreachable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

struct Settings {
    std::string server;                  ///< "https://host[:port]", without a path
    std::filesystem::path ca_file = {};  ///< empty: the system's certificates
    std::chrono::seconds connect_timeout{10};
};

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string_view method = "GET";
    std::string target = "/";  ///< path and query, already encoded
    Headers headers = {};
    std::string body = {};
    std::filesystem::path file = {};     ///< sent as the body instead, a piece at a time
    std::size_t most_answer = 16 << 20;  ///< a longer answer is Unreachable
    /// How long fewer than 1,000 bytes a second may move; a server that works on what it got says
    /// nothing.
    std::chrono::seconds patience{60};
    /// Takes the body of an answer of 200 as it arrives, instead of Answer::body.
    std::function<void(std::string_view)> use = {};
};

struct Answer {
    unsigned status = 0;
    std::string body;
};

/// Keeps its connection between requests. For one thread at a time, but for stop(). Follows no
/// redirect, uses no proxy, speaks nothing but HTTP and HTTPS.
class Client {
public:
    explicit Client(Settings settings);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Throws Unreachable. What `use` throws comes through.
    Answer send(const Request& request);
    /// From any thread: the request under way, and every later one, ends as Unreachable.
    void stop() { stopping_ = true; }

private:
    Settings settings_;
    void* handle_;
    std::atomic<bool> stopping_ = false;
};

/// "https://host", or "http://" with an address of this same machine; nothing after it but a "/".
/// Answers it without that, or nothing.
std::optional<std::string> server_of(std::string_view url);

}  // namespace http_client
