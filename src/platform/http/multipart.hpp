#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace http {

/// Reads multipart/form-data as it arrives, in any pieces, holding no more than a part's head and
/// one piece.
class MultipartParser {
public:
    struct Head {
        std::string name;
        std::optional<std::string> filename;  ///< a file part has one
        std::string content_type;
    };
    /// Gets begin, data…, end for each part in turn.
    class Sink {
    public:
        virtual ~Sink() = default;
        virtual void begin(Head head) = 0;
        virtual void data(std::string_view bytes) = 0;
        virtual void end() = 0;
    };

    MultipartParser(std::string_view boundary, Sink& sink);

    /// Throws Fault (400, or 431 for a part's head above 8 KB); the parser is then of no more use.
    void put(std::string_view bytes);
    /// Throws Fault (400) unless the closing delimiter was seen.
    void finish() const;

private:
    enum class State { Preamble, Delimiter, Head, Body, Epilogue };

    bool step();
    bool find_delimiter();
    bool after_delimiter();
    bool head();
    void consume(std::size_t count) { at_ += count; }
    std::string_view rest() const { return std::string_view{pending_}.substr(at_); }

    std::string delimiter_;
    Sink& sink_;
    State state_ = State::Preamble;
    std::string pending_ = "\r\n";  // so that the first delimiter looks like the others
    std::size_t at_ = 0;
};

/// The boundary of a multipart/form-data Content-Type; nothing when it is another type or
/// malformed.
std::optional<std::string> multipart_boundary(std::string_view content_type);

}  // namespace http
