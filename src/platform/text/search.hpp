#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

/// Terms for full text: each Han character and each pair of neighbours, Latin and digit words in
/// lower case. In order of the text, repeats kept; index and query must both use it.
std::vector<std::string> bigrams(std::string_view utf8);

/// As a name is read aloud, without tones: 单小红 is "shan xiao hong". The first call on a thread
/// takes 0.1 s.
std::string pinyin(std::string_view utf8);

/// Traditional and variant characters as their simplified form, as far as ICU knows them: 張 is 张.
/// Slow: keep what it gives.
std::string simplified(std::string_view utf8);

/// The first letters: 单小红 is "sxh".
std::string pinyin_initials(std::string_view utf8);

}  // namespace text
