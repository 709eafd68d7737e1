#pragma once

// The half of Connection that reads; included by server.cpp alone, see wire.hpp.
#include "platform/http/connection.hpp"

#include <algorithm>

namespace http::wire {

inline constexpr std::size_t small_buffer = 4 << 10;
inline constexpr std::size_t large_buffer = 64 << 10;
inline constexpr std::size_t phase_bytes = 256 << 10;  // each gets body_timeout anew

inline Connection::Connection(Core& core, Loop& loop, Socket socket)
    : core_(core), loop_(loop), socket_(std::move(socket)), buffer_(small_buffer) {
    error_code ignored;  // a peer that is gone shows at the first read
    socket_.set_option(Tcp::no_delay{true}, ignored);
    peer_ = socket_.remote_endpoint(ignored).address().to_string();
}

inline void Connection::start() {
    ++core_.metrics.connections;
    loop_.connections.insert(shared_from_this());
    allow(core_.options.header_timeout);
    read();
}

inline void Connection::next_request() {
    phase_ = Phase::Idle;
    if (begin_ < end_) return parse_header();
    begin_ = end_ = 0;
    if (buffer_.size() > small_buffer) std::vector<char>(small_buffer).swap(buffer_);
    allow(core_.options.idle_timeout);
    read();
}

inline void Connection::read() {
    if (begin_ > 0) {
        std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                  buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
        end_ -= begin_;
        begin_ = 0;
    }
    auto wanted = phase_ == Phase::Body
                      ? large_buffer
                      : std::min(end_ * 2, core_.options.header_limit + small_buffer);
    if (buffer_.size() < wanted) buffer_.resize(wanted);
    if (end_ == buffer_.size()) return fail(phase_ == Phase::Header ? 431 : 400);
    socket_.async_read_some(asio::buffer(buffer_.data() + end_, buffer_.size() - end_),
                            [self = shared_from_this()](const error_code& error, std::size_t size) {
                                self->on_read(error, size);
                            });
}

inline void Connection::on_read(const error_code& error, std::size_t size) {
    // After a timeout the answer is already under way, and this is the cancelled read.
    if (phase_ == Phase::Closed || phase_ == Phase::Working || phase_ == Phase::Writing) return;
    if (error) return close();
    if (phase_ == Phase::Linger) return read();
    end_ += size;
    if (phase_ == Phase::Body) return parse_body();
    parse_header();
}

inline void Connection::parse_header() {
    if (phase_ == Phase::Idle) {
        phase_ = Phase::Header;
        started_ = Steady::now();
        deadline_ = started_ + core_.options.header_timeout;
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(core_.options.header_limit));
        parser_->body_limit(boost::none);  // each route has its own, kept by BodyReader
    }
    error_code error;
    begin_ += parser_->put(unread(), error);
    if (error == beast::http::error::need_more) return read();
    if (error) return fail(error == beast::http::error::header_limit ? 431 : 400);
    on_header();
}

inline void Connection::on_header() {
    keep_alive_ = parser_->keep_alive();
    http_1_0_ = parser_->get().version() == 10;
    if (is_ambiguous(*parser_)) return fail(400);
    if (!make_request() || answer_from_cache() || !route_request()) return;
    if (parser_->is_done()) return dispatch();
    read_body();
}

/// False when the request is refused already.
inline bool Connection::make_request() {
    const auto& trusted = core_.options.trusted_proxies;
    Request::Parts parts{to_method(parser_->get().method()),
                         std::string{view(parser_->get().target())},
                         to_pairs(*parser_),
                         {},
                         peer_,
                         false,
                         ++core_.requests};
    if (std::find(trusted.begin(), trusted.end(), peer_) != trusted.end()) {
        parts.remote =
            syntax::forwarded_for(view(parser_->get()["X-Forwarded-For"]), peer_, trusted);
        parts.secure = syntax::same_word(view(parser_->get()["X-Forwarded-Proto"]), "https");
    }
    try {
        request_.emplace(std::move(parts));
        return true;
    } catch (const Fault&) {  // answered where all are: fail() carries it to guarded()
        fail(std::current_exception());
        return false;
    }
}

inline bool Connection::answer_from_cache() {
    bool reads = request_->method() == Method::Get || request_->method() == Method::Head;
    if (!core_.hooks.lookup || !reads || !parser_->is_done() ||
        request_->cookie(core_.options.session_cookie))
        return false;
    std::shared_ptr<const Page> page;
    // A failing cache is logged and passed by.
    guarded(*request_, plain_error_page, [this, &page] {
        page = core_.hooks.lookup(*request_);
        return Response{};
    });
    if (!page) return false;
    request_->set_route("cached", {});
    finish_early(Response::shared(std::move(page)));
    return true;
}

/// A hook that fails admits nobody.
inline bool Connection::is_admitted() {
    if (!core_.hooks.admit || match_.route == nullptr) return true;
    bool admitted = false;
    guarded(*request_, plain_error_page, [this, &admitted] {
        admitted = core_.hooks.admit(*request_, match_.route->access);
        return Response{};
    });
    return admitted;
}

/// False when there is no such route, none for this visitor, or its body is too large.
inline bool Connection::route_request() {
    match_ = core_.router.match(request_->method(), request_->raw_path());
    if (!is_admitted()) match_ = {};
    auto length = parser_->content_length();
    if (match_.route == nullptr) {
        fail(match_.allow.empty() ? 404 : 405);
    } else {
        request_->set_route(match_.route->pattern, std::move(match_.params));
        if (!length || *length <= match_.route->options.max_body) return true;
        fail(413);
    }
    return false;
}

inline void Connection::read_body() {
    reader_.emplace(request_->header("Content-Type").value_or(""),
                    BodyLimits{match_.route->options.max_body, core_.options.max_upload},
                    match_.route->options.spooled ? core_.spool.get() : core_.form_spool.get(),
                    match_.route->options.spooled ? RawBody::Spooled : RawBody::Kept);
    parser_->get().body().reader = &*reader_;
    phase_ = Phase::Body;
    progress_ = 0;
    allow(core_.options.body_timeout);
    if (http_1_0_ || !syntax::same_word(request_->header("Expect").value_or(""), "100-continue"))
        return parse_body();
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    asio::async_write(socket_, asio::buffer(go_on.data(), go_on.size()),
                      [self = shared_from_this()](const error_code& error, std::size_t) {
                          if (self->phase_ != Phase::Body) return;
                          if (error) return self->close();
                          self->parse_body();
                      });
}

inline void Connection::parse_body() {
    while (!parser_->is_done()) {
        if (begin_ == end_) return read();
        error_code error;
        auto taken = parser_->put(unread(), error);
        begin_ += taken;
        progress_ += taken;
        if (progress_ >= phase_bytes) {
            progress_ = 0;
            allow(core_.options.body_timeout);
        }
        if (error == beast::http::error::need_more) return read();
        if (parser_->get().body().problem) return fail(parser_->get().body().problem);
        if (error) return fail(400);
    }
    dispatch();
}

}  // namespace http::wire
