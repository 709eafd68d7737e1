#pragma once

#include <type_traits>

namespace http {

/// What a route demands of its visitor. It is guard's own enum; http only carries it to the
/// gatekeeper.
struct Access {
    int code;

    /// Implicit on purpose, so that a route reads `router.get("/records/{id}", Permission::Anyone,
    /// ...)`.
    template <class Enum>
    requires std::is_enum_v<Enum>
    constexpr Access(Enum value) : code(static_cast<int>(value)) {}

    friend constexpr bool operator==(Access, Access) = default;
};

}  // namespace http
