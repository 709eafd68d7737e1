#pragma once

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

#include <string>
#include <string_view>

namespace http {

/// How the connection goes on after this answer.
struct Wire {
    bool http_1_0 = false;
    bool keep_alive = true;
};

/// An answer ready for the wire: its head as text, its body still where it lies.
struct Reply {
    unsigned status = 200;
    std::string head;
    Response::Body body;
    bool gzipped = false;    ///< of a shared page: send its gzip form
    bool has_body = true;    ///< not for HEAD and 304
    bool chunked = false;    ///< of a stream
    bool keep_alive = true;  ///< a stream to HTTP/1.0 ends with the connection

    /// The body when it lies in memory; empty for files and streams. Valid while the Reply is
    /// neither moved nor changed.
    std::string_view bytes() const;
};

/// Decides what is really sent: 304, a byte range, gzip, the security headers that every answer
/// bears.
Reply prepare(const Request& request, Response response, Wire wire);

}  // namespace http
