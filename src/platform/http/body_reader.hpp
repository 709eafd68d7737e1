#pragma once

#include "platform/http/multipart.hpp"
#include "platform/http/request.hpp"
#include "platform/http/spool.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace http {

struct BodyLimits {
    std::size_t body;    ///< all bytes
    std::size_t upload;  ///< one file
};

/// Where a body goes that is no form.
enum class RawBody { Kept, Spooled };

/// Takes a request's body as it arrives: files go to the spool, everything else is kept in memory.
class BodyReader final : private MultipartParser::Sink {
public:
    /// `spool` may be null: files are then refused.
    BodyReader(std::string_view content_type, BodyLimits limits, SpoolFactory* spool,
               RawBody raw_body = RawBody::Kept);
    ~BodyReader() override;
    BodyReader(const BodyReader&) = delete;
    BodyReader& operator=(const BodyReader&) = delete;

    /// Throws Fault: 413 above a limit, 400 for a malformed form.
    void put(std::string_view bytes);
    /// Hands over what was read; the reader is then empty.
    void finish(Request& request);

private:
    void spool_raw(std::string_view bytes);
    void begin(MultipartParser::Head head) override;
    void data(std::string_view bytes) override;
    void end() override;

    BodyLimits limits_;
    SpoolFactory* spool_;
    std::size_t size_ = 0;
    std::size_t parts_ = 0;
    RawBody raw_body_;
    std::string raw_;
    std::optional<MultipartParser> multipart_;
    Pairs fields_;
    std::vector<Upload> uploads_;
    std::unique_ptr<SpoolWriter> writer_;  // while a file part, or a spooled body, is being read
    bool skip_ = false;                    // a file field left empty
};

}  // namespace http
