#pragma once

#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace complain {

/// What `use` makes of a stranger's JSON object, or nothing: what is refused is simply none.
template <class Use>
auto read_sealed(std::string_view text, Use use) -> std::optional<decltype(use(json::Fields{{}}))> {
    constexpr std::size_t longest = 256 << 10, deepest = 16;
    try {
        return use(json::Fields::read(text, {longest, deepest}));
    } catch (const platform::Refusal&) {
        return std::nullopt;
    }
}

}  // namespace complain
