#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace platform {

/// A row's number that cannot be compared with another table's: `using BatchId = platform::Id<class
/// Batch>`.
template <class Tag>
class Id {
public:
    constexpr Id() = default;
    constexpr explicit Id(std::int64_t value) : value_(value) {}

    constexpr std::int64_t value() const { return value_; }
    friend constexpr auto operator<=>(Id, Id) = default;

private:
    std::int64_t value_ = 0;
};

}  // namespace platform

template <class Tag>
struct std::hash<platform::Id<Tag>> {
    std::size_t operator()(platform::Id<Tag> id) const noexcept {
        return std::hash<std::int64_t>{}(id.value());
    }
};
