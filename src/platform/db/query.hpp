#pragma once

#include <cstddef>
#include <string_view>

namespace db {

/// One SQL statement. Only a literal makes one (the sql/ files are literals too), so that a
/// statement assembled from input does not compile. Parameters are $1, $2 …; `{name}` stands for an
/// entry of the dialect (dialect.hpp).
class Query {
public:
    template <std::size_t N>
    consteval Query(const char (&text)[N]) : text_(text, N - 1) {}

    constexpr std::string_view text() const { return text_; }

private:
    std::string_view text_;
};

}  // namespace db
