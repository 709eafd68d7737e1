#include "platform/http/server.hpp"

#include "platform/http/connection_write.hpp"
#include "platform/log/log.hpp"

#include <fmt/format.h>

#include <csignal>
#include <stdexcept>
#include <thread>

namespace http {

using wire::Connection;
using wire::error_code;
using wire::Loop;
using wire::Socket;
using wire::Steady;
using wire::Tcp;
namespace asio = boost::asio;

namespace {

constexpr std::chrono::milliseconds accept_pause{100};

std::vector<std::unique_ptr<Loop>> make_loops(int count) {
    std::vector<std::unique_ptr<Loop>> loops;
    for (int i = 0; i < std::max(count, 1); ++i)
        loops.push_back(std::make_unique<Loop>());
    return loops;
}

std::shared_ptr<SpoolFactory> spool_of(const ServerOptions& options) {
    if (options.spool || options.spool_directory.empty()) return options.spool;
    return std::make_shared<FileSpool>(options.spool_directory);
}

/// How often deadlines are looked at: finer than the shortest of them, and never a burden.
Steady::duration tick_of(const ServerOptions& options) {
    auto shortest = std::min(
        {options.header_timeout, options.body_timeout, options.idle_timeout, options.stop_timeout});
    return std::clamp(shortest / 4, std::chrono::milliseconds{5}, std::chrono::milliseconds{1000});
}

}  // namespace

wire::Core::Core(const Router& routes, Hooks given, ServerOptions wanted)
    : router(routes),
      hooks(std::move(given)),
      options(std::move(wanted)),
      metrics(hooks.metrics != nullptr ? *hooks.metrics : own_metrics),
      spool(spool_of(options)),
      form_spool(options.form_spool ? options.form_spool : spool) {
    if (!hooks.gatekeeper || !hooks.error_page)
        platform::bug("a server needs a gatekeeper and an error page");
}

class Server::State {
public:
    State(const Router& router, Hooks hooks, ServerOptions options)
        : core_(router, std::move(hooks), std::move(options)),
          loops_(make_loops(core_.options.io_threads)) {
        bind();
    }

    std::uint16_t port() const { return port_; }
    void run();
    void stop();

private:
    void bind();
    void accept();
    void on_accept(const error_code& error, Socket socket, Loop& loop);
    void tick(Loop& loop);
    void drain(Loop& loop);
    void close_all(Loop& loop);

    wire::Core core_;
    std::vector<std::unique_ptr<Loop>> loops_;
    wire::Acceptor acceptor_{loops_.front()->io};
    asio::steady_timer accept_timer_{loops_.front()->io};
    asio::signal_set signals_{loops_.front()->io};
    std::uint16_t port_ = 0;
    std::size_t next_loop_ = 0;
};

void Server::State::bind() {
    const auto& options = core_.options;
    error_code error;
    Tcp::endpoint endpoint{asio::ip::make_address(options.address, error), options.port};
    if (!error) acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(wire::Acceptor::reuse_address{true}, error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(1024, error);
    if (error)
        throw std::runtime_error{fmt::format("cannot listen on {}:{}: {}", options.address,
                                             options.port, error.message())};
    port_ = acceptor_.local_endpoint().port();
}

void Server::State::run() {
    core_.pool.emplace(core_.options.workers, core_.options.queue_limit);
    if (core_.options.stop_on_signals) {
        signals_.add(SIGTERM);
        signals_.add(SIGINT);
        signals_.async_wait([this](const error_code& error, int) {
            if (!error) stop();
        });
    }
    accept();
    std::vector<std::thread> threads;
    for (auto& loop : loops_)
        tick(*loop);
    for (std::size_t i = 1; i < loops_.size(); ++i)
        threads.emplace_back([this, i] { loops_[i]->io.run(); });
    loops_.front()->io.run();
    for (auto& thread : threads)
        thread.join();
    core_.pool.reset();
}

void Server::State::stop() {
    if (core_.stopping.exchange(true)) return;
    core_.stop_by = Steady::now() + core_.options.stop_timeout;
    for (auto& loop : loops_)
        asio::post(loop->io, [this, &loop = *loop] { drain(loop); });
}

void Server::State::drain(Loop& loop) {
    if (&loop == loops_.front().get()) {
        error_code ignored;
        acceptor_.close(ignored);
        accept_timer_.cancel();
    }
    loop.draining = true;
    auto connections = loop.connections;  // closing takes them out of the set
    for (const auto& connection : connections)
        connection->close_if_idle();
    if (loop.connections.empty()) loop.io.stop();
}

void Server::State::accept() {
    Loop& loop = *loops_[next_loop_++ % loops_.size()];
    acceptor_.async_accept(loop.io, [this, &loop](const error_code& error, Socket socket) {
        on_accept(error, std::move(socket), loop);
    });
}

void Server::State::on_accept(const error_code& error, Socket socket, Loop& loop) {
    if (core_.stopping) return;
    if (!error) {
        asio::dispatch(loop.io, [this, &loop, socket = std::move(socket)]() mutable {
            if (!loop.draining)
                std::make_shared<Connection>(core_, loop, std::move(socket))->start();
        });
        return accept();
    }
    // Out of descriptors, mostly: wait until some are free instead of spinning.
    logging::warning("accept_failed", {{"what", error.message()}});
    accept_timer_.expires_after(accept_pause);
    accept_timer_.async_wait([this](const error_code& stopped) {
        if (!stopped) accept();
    });
}

void Server::State::tick(Loop& loop) {
    loop.ticker.expires_after(tick_of(core_.options));
    loop.ticker.async_wait([this, &loop](const error_code& error) {
        if (error) return;
        auto now = Steady::now();
        auto connections = loop.connections;  // closing takes them out of the set
        for (const auto& connection : connections)
            connection->check(now);
        if (core_.stopping && now >= core_.stop_by.load()) return close_all(loop);
        tick(loop);
    });
}

void Server::State::close_all(Loop& loop) {
    auto connections = loop.connections;
    for (const auto& connection : connections)
        connection->close();
    loop.io.stop();
}

Server::Server(const Router& router, Hooks hooks, ServerOptions options)
    : state_(std::make_unique<State>(router, std::move(hooks), std::move(options))) {}

Server::~Server() = default;

std::uint16_t Server::port() const {
    return state_->port();
}

void Server::run() {
    state_->run();
}

void Server::stop() {
    state_->stop();
}

}  // namespace http
