#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace complain {

/// What the virus scanner said of a file (查毒).
struct Verdict {
    enum class Kind {
        Clean,
        Found,
        Unknown,  ///< the scanner is away, or could not look at it
    };
    Kind kind = Kind::Unknown;
    std::string name = {};  ///< of what was found: "Eicar-Signature"

    friend bool operator==(const Verdict&, const Verdict&) = default;
};
/// Reads clamd's answer to INSTREAM: "stream: OK", "stream: Eicar-Signature FOUND". Whatever else
/// it says is Unknown; a name is made fit to be shown.
Verdict verdict_of(std::string_view answer);

/// ClamAV's daemon, asked over its socket. Nothing is written to disk on this side. Thread-safe.
class Scanner {
public:
    /// Hands over a file's bytes piece by piece.
    using Pieces = std::function<void(const std::function<void(std::string_view)>&)>;

    /// Not set up: scans nothing.
    Scanner() = default;
    /// "unix:/run/clamav/clamd.ctl" or "127.0.0.1:3310"; nothing for an address that is neither.
    /// Files go there in the clear, so that it is never another machine.
    static std::optional<Scanner> at(std::string_view address);

    bool is_set_up() const { return !path_.empty() || port_ != 0; }
    /// Waits half a minute for the daemon at the most each time it keeps silent.
    Verdict scan(const Pieces& pieces) const;
    Verdict scan(std::string_view bytes) const;

private:
    std::string path_;  ///< of a unix socket
    int port_ = 0;      ///< on this machine
};

/// Before a file leaves the seal: what was found in it, if anything. Where no scanner is set up,
/// nothing is. Refuses (Conflict) what it could not look at.
std::optional<std::string> found_in(const Scanner& scanner, std::string_view bytes);
/// The same, and refuses (Conflict) what something was found in, too.
void require_clean(const Scanner& scanner, std::string_view bytes);

}  // namespace complain
