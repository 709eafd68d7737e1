#pragma once

#include <string>
#include <string_view>

namespace collect {

/// Error: the row is refused. Warning: it is kept, and someone should look. Privacy: it is kept,
/// and its batch stops at the secrecy review until the text is mended.
enum class Severity { Error, Warning, Privacy };

std::string_view name_of(Severity severity);

/// What is wrong with one cell and how to mend it, in Chinese, without the cell's content.
struct Problem {
    std::string column;
    std::string problem;
    std::string mend;
    Severity severity = Severity::Error;
};

}  // namespace collect
