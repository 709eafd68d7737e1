#pragma once

// The half of Connection that answers; included by server.cpp alone, see wire.hpp.
#include "platform/http/connection_read.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace http::wire {

inline constexpr std::chrono::seconds linger_time{2};

inline void Connection::check(Steady::time_point now) {
    if (now < deadline_) return;
    if (phase_ != Phase::Header && phase_ != Phase::Body) return close();
    error_code ignored;
    socket_.cancel(ignored);
    fail(408);
}

inline void Connection::close_if_idle() {
    if (phase_ == Phase::Idle || phase_ == Phase::Linger) close();
}

inline void Connection::close() {
    if (phase_ == Phase::Closed) return;
    phase_ = Phase::Closed;
    if (in_flight_) --core_.metrics.in_flight;
    --core_.metrics.connections;
    error_code ignored;
    socket_.close(ignored);
    loop_.connections.erase(shared_from_this());
    if (loop_.draining && loop_.connections.empty()) loop_.io.stop();
}

inline void Connection::fail(unsigned status) {
    fail(std::make_exception_ptr(Fault{status, std::string{default_message(status)}}));
}

inline void Connection::fail(std::exception_ptr problem) {
    problem_ = std::move(problem);
    // Of a request that was not understood, nobody knows where it ends.
    unread_body_ = !request_ || !parser_->is_done();
    if (!request_) request_.emplace(Request::Parts{.number = ++core_.requests});
    dispatch();
}

inline void Connection::dispatch() {
    phase_ = Phase::Working;
    deadline_ = Steady::time_point::max();
    in_flight_ = true;
    ++core_.metrics.in_flight;
    if (!problem_ && match_.route->options.inline_) {
        work();
        return send();
    }
    auto job = [self = shared_from_this()]() mutable {
        --self->core_.metrics.queued;
        self->work();
        // Moved, not copied: the connection must end on its loop's thread, never here.
        auto executor = self->socket_.get_executor();
        asio::post(executor, [self = std::move(self)] { self->send(); });
    };
    ++core_.metrics.queued;
    if (core_.pool->push(std::move(job))) return;
    --core_.metrics.queued;
    auto response = plain_error_page(*request_, 503, default_message(503));
    response.set("Retry-After", "2");
    reply_ = prepare(*request_, std::move(response), wire());
    send();
}

/// On a worker.
inline void Connection::work() {
    bool ready = false;
    auto failure = guarded(*request_, core_.hooks.error_page, [this, &ready] {
        reply_ = prepare(*request_, answer(), wire());
        ready = true;
        return Response{};
    });
    if (ready) return;
    if (!match_.allow.empty()) failure.set("Allow", match_.allow);
    reply_ = prepare(*request_, std::move(failure), wire());
}

inline Response Connection::answer() {
    if (problem_) std::rethrow_exception(problem_);
    if (reader_) reader_->finish(*request_);
    if (auto stopped = core_.hooks.gatekeeper(*request_, match_.route->access))
        return std::move(*stopped);
    return match_.route->handler(*request_);
}

/// Answers at once, on the loop's thread.
inline void Connection::finish_early(Response response) {
    in_flight_ = true;
    ++core_.metrics.in_flight;
    reply_ = prepare(*request_, std::move(response), wire());
    send();
}

inline Wire Connection::wire() const {
    return {http_1_0_, keep_alive_ && !unread_body_ && !core_.stopping};
}

inline void Connection::send() {
    if (phase_ == Phase::Closed) return;
    phase_ = Phase::Writing;
    sent_ = 0;
    stream_ended_ = false;
    write(reply_.head, next_piece());
}

inline void Connection::write(std::string_view first, std::string_view second) {
    std::array<asio::const_buffer, 2> buffers{asio::const_buffer{first.data(), first.size()},
                                              asio::const_buffer{second.data(), second.size()}};
    allow(core_.options.body_timeout);
    asio::async_write(socket_, buffers,
                      [self = shared_from_this()](const error_code& error, std::size_t) {
                          if (self->phase_ != Phase::Writing) return;
                          if (error) return self->close();
                          self->on_written();
                      });
}

inline void Connection::on_written() {
    if (!reply_.has_body) return finish_reply();
    if (std::holds_alternative<Generator>(reply_.body))
        return stream_ended_ ? finish_reply() : pull();
    const auto* file = std::get_if<FileBody>(&reply_.body);
    auto length = file != nullptr ? file->length : reply_.bytes().size();
    if (sent_ == length) return finish_reply();
    auto piece = next_piece();
    if (piece.empty()) return close();  // the file has become shorter than was promised
    write(piece, {});
}

/// The next bytes of a text, a page or a file; they stay valid until asked again.
inline std::string_view Connection::next_piece() {
    if (!reply_.has_body) return {};
    std::string_view piece;
    if (const auto* file = std::get_if<FileBody>(&reply_.body)) {
        chunk_ = file->file->read(file->offset + sent_,
                                  std::min<std::uint64_t>(large_buffer, file->length - sent_));
        piece = chunk_;
    } else {
        piece =
            reply_.bytes().substr(std::min<std::size_t>(sent_, reply_.bytes().size()), phase_bytes);
    }
    sent_ += piece.size();
    return piece;
}

/// Has a worker make a stream's next piece.
inline void Connection::pull() {
    deadline_ = Steady::time_point::max();
    core_.pool->push_further([self = shared_from_this()]() mutable {
        bool made = false;
        guarded(*self->request_, plain_error_page, [&self, &made] {
            auto piece = std::get<Generator>(self->reply_.body)();
            while (piece && piece->empty())
                piece = std::get<Generator>(self->reply_.body)();
            self->stream_ended_ = !piece;
            self->chunk_ = !self->reply_.chunked ? piece.value_or("")
                           : piece ? fmt::format("{:x}\r\n{}\r\n", piece->size(), *piece)
                                   : "0\r\n\r\n";
            made = true;
            return Response{};
        });
        auto executor = self->socket_.get_executor();
        asio::post(executor, [self = std::move(self), made] {
            if (self->phase_ != Phase::Writing) return;
            // A stream that fails breaks off without its last chunk, so that nobody takes it for
            // whole.
            if (!made) return self->close();
            self->write(self->chunk_, {});
        });
    });
}

inline void Connection::finish_reply() {
    core_.metrics.answered(request_->route().empty() ? "none" : request_->route(), reply_.status,
                           Steady::now() - started_);
    --core_.metrics.in_flight;
    in_flight_ = false;
    bool go_on = reply_.keep_alive && !core_.stopping;
    parser_.reset();
    reader_.reset();
    request_.reset();  // with its uploads
    problem_ = nullptr;
    reply_ = {};
    match_ = {};
    chunk_.clear();
    if (go_on) return next_request();
    end();
}

/// Closes, but first lets a visitor who is still sending read why: an early close would reset the
/// connection.
inline void Connection::end() {
    if (!unread_body_) return close();
    phase_ = Phase::Linger;
    allow(linger_time);
    error_code ignored;
    socket_.shutdown(Tcp::socket::shutdown_send, ignored);
    begin_ = end_ = 0;
    read();
}

}  // namespace http::wire
