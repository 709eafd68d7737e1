#pragma once

#include "domain/receipt_code.hpp"
#include "platform/core/clock.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

#include <optional>
#include <variant>

namespace portal::self {

/// A slip has been typed in and its successor shown, but not yet copied down: nothing was sent.
struct Copying {
    domain::ReceiptCode slip, next;
};

/// A question is on its way, or its answer lies there.
struct Looking {
    std::optional<domain::ReceiptCode> code;  ///< for asking again; none after an identity card
    domain::ReceiptCode visit;
    platform::Instant since;
};

/// What one visit knows (一次查询), kept in the visitor's browser until it closes and nowhere else:
/// the public zone's store holds no code and no key.
using Session = std::variant<std::monostate, Copying, Looking>;

Session session_of(const http::Request& request);
/// HttpOnly, SameSite=Strict, under /self only.
http::Cookie cookie_of(const http::Request& request, const Session& session);

}  // namespace portal::self
