#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace testing {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Answer {
    int status = 0;  ///< 0: the server closed without a word
    Headers headers;
    std::string body;  ///< chunks joined; still compressed if it came so

    /// The first value under that name, compared without case; "" when missing.
    std::string header(std::string_view name) const;
    /// "name=value" of the Set-Cookie that sets `name`, ready for a Cookie header; "" when missing.
    std::string cookie(std::string_view name) const;
};

/// One connection to 127.0.0.1, blocking, 20 s at most for each read. Throws std::runtime_error
/// when it cannot connect.
class Connection {
public:
    explicit Connection(std::uint16_t port);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Sends these bytes as they are; false once the server has closed.
    bool send(std::string_view bytes);
    /// Reads one answer; `head` is for answers to HEAD, which have no body.
    Answer read(bool head = false);
    /// True when the server has closed and nothing is left to read.
    bool closed();

private:
    bool fill();
    void read_chunks(std::string& body);

    int socket_;
    std::string buffer_;
};

/// One request on a connection of its own. Host, Content-Length and Connection: close are added.
Answer fetch(std::uint16_t port, std::string_view method, std::string_view target,
             const Headers& headers = {}, std::string_view body = {});
/// Sends `raw` and reads one answer.
Answer fetch_raw(std::uint16_t port, std::string_view raw);

}  // namespace testing
