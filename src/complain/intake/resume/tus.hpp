#pragma once

#include "complain/intake/resume/uploads.hpp"
#include "complain/intake/sealed/sealed_desk.hpp"
#include "platform/http/http.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace complain {

/// tus 1.0.0 (https://tus.io/protocols/resumable-upload): core, creation, expiration.
class Tus {
public:
    Tus(Uploads& uploads, SealedDesk& desk) : uploads_(uploads), desk_(desk) {}

    http::Response create(const http::Request& request);
    http::Response where(const http::Request& request);
    http::Response append(const http::Request& request);

    /// The largest body of one PATCH.
    static constexpr std::size_t most_at_once = std::size_t{1} << 20;

private:
    Uploads& uploads_;
    SealedDesk& desk_;
};

/// "token <base64 of 16 bytes>,file <base64 of a number>", in any order, other keys left alone.
/// Nothing for another shape.
std::optional<UploadName> upload_metadata(std::string_view header);
/// A length or an offset: digits alone. Nothing otherwise.
std::optional<std::int64_t> upload_number(std::string_view header);
/// "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(platform::Instant at);

}  // namespace complain
