#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace compare {

/// A name made comparable (rules/README.md).
struct ComparableName {
    std::string key;    ///< no blanks or dots, narrow, variants as one
    std::string sound;  ///< pinyin without tones, syllables apart
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

    std::unordered_map<std::string, ComparableName> names_;
    std::unordered_map<std::string, std::string> syllables_;
    std::unordered_map<std::string, std::string> simplified_;
};

}  // namespace compare
