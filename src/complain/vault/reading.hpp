#pragma once

#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// The bytes that stand there in base64; none where nothing or no base64 does.
inline std::string bytes_in(const json::Fields& fields, std::string_view key) {
    constexpr std::size_t longest = 256 << 10;
    return platform::from_base64(fields.maybe_text(key, "密文", longest).value_or("")).value_or("");
}

/// The objects of a list that older texts do not have.
inline std::vector<json::Fields> maybe_objects(const json::Fields& fields, std::string_view key) {
    try {
        return fields.objects(key, "列表");
    } catch (const platform::Refusal&) {
        return {};
    }
}

}  // namespace complain
