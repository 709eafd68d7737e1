#pragma once

// Included by server.cpp alone; see wire.hpp.
#include "platform/http/pool.hpp"
#include "platform/http/reply.hpp"
#include "platform/http/server.hpp"
#include "platform/http/wire.hpp"

#include <array>
#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace http::wire {

class Connection;

/// What all connections share.
struct Core {
    Core(const Router& routes, Hooks given, ServerOptions wanted);

    const Router& router;
    const Hooks hooks;
    const ServerOptions options;
    Metrics own_metrics;
    Metrics& metrics;
    std::shared_ptr<SpoolFactory> spool;  // shared: it may be app's own
    std::shared_ptr<SpoolFactory> form_spool;
    std::optional<WorkerPool> pool;
    std::atomic<std::uint64_t> requests = 0;
    std::atomic<bool> stopping = false;
    std::atomic<Steady::time_point> stop_by = Steady::time_point::max();
};

/// One thread of sockets.
struct Loop {
    asio::io_context io{1};
    asio::steady_timer ticker{io};
    std::unordered_set<std::shared_ptr<Connection>>
        connections;  // shared: with their own callbacks
    bool draining = false;
};

/// Idle -> Header -> (Body) -> Working -> Writing -> Idle. Everything belongs to the loop's thread;
/// but while the connection is Working, the request, its body and the reply belong to a worker.
class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(Core& core, Loop& loop, Socket socket);

    void start();
    /// Ends what has taken too long.
    void check(Steady::time_point now);
    void close_if_idle();
    void close();

private:
    enum class Phase { Idle, Header, Body, Working, Writing, Linger, Closed };

    // Reading
    void next_request();
    void read();
    void on_read(const error_code& error, std::size_t size);
    void parse_header();
    void on_header();
    bool answer_from_cache();
    bool route_request();
    bool is_admitted();
    void read_body();
    void parse_body();
    bool make_request();
    // Answering
    void fail(unsigned status);
    void fail(std::exception_ptr problem);
    void dispatch();
    void work();
    Response answer();
    void finish_early(Response response);
    Wire wire() const;
    // Writing
    void send();
    void write(std::string_view first, std::string_view second);
    void on_written();
    void pull();
    std::string_view next_piece();
    void finish_reply();
    void end();

    void allow(Steady::duration time) { deadline_ = Steady::now() + time; }
    asio::const_buffer unread() const { return {buffer_.data() + begin_, end_ - begin_}; }

    Core& core_;
    Loop& loop_;
    Socket socket_;
    std::string peer_;
    Phase phase_ = Phase::Idle;
    Steady::time_point deadline_;
    Steady::time_point started_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0, end_ = 0;
    std::size_t progress_ = 0;  // bytes since the deadline was last renewed
    std::optional<Parser> parser_;
    std::optional<Request> request_;
    std::optional<BodyReader> reader_;
    Router::Match match_;
    std::exception_ptr problem_;
    bool keep_alive_ = true;
    bool http_1_0_ = false;
    bool unread_body_ = false;  // the rest of the input cannot be made sense of
    bool in_flight_ = false;
    Reply reply_;
    std::uint64_t sent_ = 0;
    std::string chunk_;
    bool stream_ended_ = false;
};

}  // namespace http::wire
