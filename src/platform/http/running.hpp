#pragma once

#include "platform/http/server.hpp"

#include <thread>

namespace http {

/// A server at work while this object lives; for tests.
class Running {
public:
    Running(const Router& router, Hooks hooks, ServerOptions options = {})
        : server_(router, std::move(hooks), std::move(options)),
          thread_([this] { server_.run(); }) {}
    ~Running() {
        server_.stop();
        thread_.join();
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

    std::uint16_t port() const { return server_.port(); }
    void stop() { server_.stop(); }

private:
    Server server_;
    std::thread thread_;
};

}  // namespace http
