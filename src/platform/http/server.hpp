#pragma once

#include "platform/http/errors.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/router.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace http {

/// Decides before a handler runs: a Response stops the request. It fills Request::session.
using Gatekeeper = std::function<std::optional<Response>(Request&, Access)>;
/// A cached page for this request, or nothing. Runs on the socket's thread for every GET and HEAD
/// without a session cookie, before anything else: it must not block.
using Lookup = std::function<std::shared_ptr<const Page>(const Request&)>;

/// Whether a request may send its body at all: false is answered as an unknown path, before a byte
/// of the body is read. Runs on the socket's thread after the headers: it must not block.
using Admit = std::function<bool(const Request&, Access)>;

struct Hooks {
    Gatekeeper gatekeeper = {};  ///< must be given
    Admit admit = {};            ///< may be empty: the gatekeeper alone decides
    ErrorPage error_page = plain_error_page;
    Lookup lookup = {};          ///< may be empty
    Metrics* metrics = nullptr;  ///< must outlive the server; none: nobody looks
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: any free one, see Server::port()
    int io_threads = 1;
    int workers = 4;
    std::size_t queue_limit = 256;  ///< requests that wait for a worker; beyond: 503
    std::size_t header_limit = 32 << 10;
    std::chrono::milliseconds header_timeout = std::chrono::seconds{10};
    std::chrono::milliseconds body_timeout =
        std::chrono::seconds{60};  ///< for each 256 KB received or sent
    std::chrono::milliseconds idle_timeout = std::chrono::seconds{75};
    std::chrono::milliseconds stop_timeout = std::chrono::seconds{10};
    std::vector<std::string> trusted_proxies =
        {};  ///< addresses whose X-Forwarded-* headers are believed
    std::string session_cookie =
        "mingbai_session";  ///< a request that bears it never gets a cached page
    std::filesystem::path spool_directory = {};     ///< must exist, or uploads are refused
    std::shared_ptr<SpoolFactory> spool = {};       ///< instead of plain files in spool_directory
    std::shared_ptr<SpoolFactory> form_spool = {};  ///< for files of forms, instead of either
    std::size_t max_upload = 64 << 20;              ///< of one file of a form
    bool stop_on_signals = false;                   ///< SIGTERM and SIGINT call stop()
};

/// The HTTP server: keep-alive, limits, worker pool, security headers. Everything given to it must
/// outlive it.
class Server {
public:
    /// Binds at once; throws std::runtime_error when the address is taken.
    Server(const Router& router, Hooks hooks, ServerOptions options);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    std::uint16_t port() const;
    /// Serves until stop(); call it once.
    void run();
    /// From any thread: accept no more, close idle connections, let running requests finish, at
    /// most stop_timeout.
    void stop();

private:
    class State;
    std::unique_ptr<State> state_;
};

}  // namespace http
