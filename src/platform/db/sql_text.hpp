#pragma once

#include <string_view>
#include <vector>

namespace db {

/// A stretch of an SQL text. Quoted is what is never looked into: literals, quoted names and
/// comments.
struct Piece {
    enum class Kind { Code, Quoted, Parameter, Entry };

    Kind kind;
    std::string_view text;  ///< an Entry without its braces
    int number = 0;         ///< of a Parameter: 1 for $1
};

/// The whole text in order. A brace outside quotes that is no `{name}` is a bug, and so is $0.
std::vector<Piece> pieces(std::string_view text);

/// The statements of a script: each ends with a ';' outside quotes that only blanks or a comment
/// follow on its line.
std::vector<std::string_view> split_script(std::string_view text);

}  // namespace db
