#pragma once

#include <stdexcept>
#include <string>

namespace platform {

/// The request cannot go on, and the user can be told why. The message is Chinese, says what to do
/// next, and holds no SQL, path, name or number of a person. platform/http maps the kind to a
/// status; nobody else catches it.
class Refusal : public std::runtime_error {
public:
    enum class Kind { Invalid, Unauthenticated, Forbidden, NotFound, Conflict, TooMany };

    Refusal(Kind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

    Kind kind() const noexcept { return kind_; }

private:
    Kind kind_;
};

/// A broken invariant: the program is wrong, not its user. Thrown by bug().
class Bug : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

[[noreturn]] inline void bug(const std::string& what) {
    throw Bug(what);
}

}  // namespace platform
