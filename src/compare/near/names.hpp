#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace compare {

/// A name made comparable (rules/README.md).
struct ComparableName {
    std::string key;       ///< no blanks or dots, narrow, variants as one
    std::string sound;     ///< pinyin without tones, syllables apart
    std::uint32_t id = 0;  ///< of the key: equal keys, equal ids, among the names of one object
};

/// Makes names comparable, each only once. Names that differ in one reading of a character with
/// several sound alike only where the readings are the usual ones, on both sides the same. Not for
/// concurrent use.
class Names {
public:
    /// Valid as long as this object.
    const ComparableName& of(std::string_view name);

private:
    const std::string& syllable(const std::string& character);

    /// Looks a name up without copying it.
    struct Hash : std::hash<std::string_view> {
        // NOLINTNEXTLINE(readability-identifier-naming): the name that std looks for
        using is_transparent = void;
    };

    std::unordered_map<std::string, ComparableName, Hash, std::equal_to<>> names_;
    std::unordered_map<std::string, std::uint32_t> ids_;
    std::unordered_map<std::string, std::string> syllables_;
    std::unordered_map<std::string, std::string> simplified_;
};

}  // namespace compare
