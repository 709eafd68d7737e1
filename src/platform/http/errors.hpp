#pragma once

#include "platform/core/refusal.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace http {

/// The request itself is unfit: malformed, too large, too slow. `status` says which.
class Fault : public std::runtime_error {
public:
    Fault(unsigned status, const std::string& message)
        : std::runtime_error(message), status_(status) {}
    unsigned status() const noexcept { return status_; }

private:
    unsigned status_;
};

/// Shows an error to the visitor, on a worker. `message` is Chinese and fit to be read; it is not
/// markup.
using ErrorPage =
    std::function<Response(const Request&, unsigned status, std::string_view message)>;

unsigned status_of(platform::Refusal::Kind kind);
/// What a visitor is told when nobody said anything better.
std::string_view default_message(unsigned status);

/// Plain text, or {"error": …} for those who ask for JSON.
Response plain_error_page(const Request& request, unsigned status, std::string_view message);

/// Runs `work` and turns whatever it throws into an answer: the program's only table of errors.
/// What is neither a Refusal nor a Fault is a 500 whose incident number is the request's id, logged
/// once.
Response guarded(const Request& request, const ErrorPage& error_page,
                 const std::function<Response()>& work);

}  // namespace http
