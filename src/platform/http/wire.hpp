#pragma once

// Included by server.cpp alone, like connection.hpp: what comes from Asio and Beast costs seconds
// of compiling. Asio drives plain callbacks, because g++ 12 destroys temporaries twice in co_await
// expressions. Of Beast only the parser is used; it refuses what is malformed, and is_ambiguous()
// what a proxy might read otherwise.
#include "platform/http/body_reader.hpp"
#include "platform/http/syntax.hpp"

// g++'s ThreadSanitizer does not know fences; Asio's queues are ordered by their mutexes without
// them.
#ifdef __SANITIZE_THREAD__
#define BOOST_ASIO_DISABLE_FENCED_BLOCK
#endif

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>

#include <chrono>
#include <exception>
#include <string_view>

namespace http::wire {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Tcp = asio::ip::tcp;
// The executor is named, not erased: that saves an indirection at every step.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<Tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<Tcp, Executor>;
using Steady = std::chrono::steady_clock;

/// Where Beast's parser puts a body's pieces. An exception of the reader is kept for the worker to
/// answer.
struct BodySink {
    BodyReader* reader = nullptr;
    std::exception_ptr problem;
};

/// A Body in Beast's sense.
struct SinkBody {
    using value_type = BodySink;
    class reader {
    public:
        template <class Header>
        reader(Header&, value_type& sink) : sink_(sink) {}

        template <class Length>
        void init(const Length&, error_code& error) {
            error = {};
        }
        template <class Buffers>
        std::size_t put(const Buffers& buffers, error_code& error) {
            std::size_t taken = 0;
            for (auto at = asio::buffer_sequence_begin(buffers);
                 at != asio::buffer_sequence_end(buffers); ++at) {
                asio::const_buffer piece{*at};
                error = take({static_cast<const char*>(piece.data()), piece.size()});
                if (error) break;
                taken += piece.size();
            }
            return taken;
        }
        void finish(error_code& error) { error = {}; }

    private:
        error_code take(std::string_view bytes) {
            try {
                sink_.reader->put(bytes);
                return {};
            } catch (...) {  // not answered here: guarded() gets it on the worker
                sink_.problem = std::current_exception();
                return beast::http::error::body_limit;
            }
        }
        value_type& sink_;
    };
};
using Parser = beast::http::request_parser<SinkBody>;

inline std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

inline Method to_method(beast::http::verb verb) {
    switch (verb) {
        case beast::http::verb::get: return Method::Get;
        case beast::http::verb::head: return Method::Head;
        case beast::http::verb::post: return Method::Post;
        case beast::http::verb::put: return Method::Put;
        case beast::http::verb::patch: return Method::Patch;
        case beast::http::verb::delete_: return Method::Delete;
        default: return Method::Other;
    }
}

/// Whether two programs might disagree on where this request ends or whom it is for.
inline bool is_ambiguous(const Parser& parser) {
    using Field = beast::http::field;
    const auto& head = parser.get();
    auto coding = view(head[Field::transfer_encoding]);
    bool coded = head.count(Field::transfer_encoding) > 0;
    bool lengths = head.count(Field::content_length) > 1 ||
                   view(head[Field::content_length]).find(',') != std::string_view::npos;
    bool bad_coding = coded && (!syntax::same_word(coding, "chunked") || head.version() < 11);
    auto hosts = head.count(Field::host);
    return lengths || bad_coding || hosts > 1 || (head.version() == 11 && hosts == 0);
}

inline Pairs to_pairs(const Parser& parser) {
    Pairs pairs;
    for (const auto& field : parser.get())
        pairs.emplace_back(view(field.name_string()), view(field.value()));
    return pairs;
}

}  // namespace http::wire
