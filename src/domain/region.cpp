#include "domain/region.hpp"

#include <fmt/format.h>

#include <array>

namespace domain {

namespace {

/// How many codes a division of each level spans.
constexpr std::array<std::int64_t, 6> spans{0, 10'000'000'000, 100'000'000, 1'000'000, 1'000, 1};

}  // namespace

std::optional<RegionCode> RegionCode::parse(std::string_view text) {
    if (text.size() != 12 && text.size() != 9 && text.size() != 6) return std::nullopt;
    std::int64_t code = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        code = code * 10 + (c - '0');
    }
    for (auto size = text.size(); size < 12; ++size)
        code *= 10;
    return RegionCode{code};
}

std::string RegionCode::text() const {
    return fmt::format("{:012}", code_);
}

RegionCode::Level RegionCode::level() const {
    for (std::size_t level = 1; level < 5; ++level) {
        if (code_ % spans[level] == 0) return static_cast<Level>(level);
    }
    return Level::Village;
}

RegionCode RegionCode::parent() const {
    const auto own = static_cast<std::size_t>(level());
    if (own <= 1) return *this;
    const auto span = spans[own - 1];
    return RegionCode{code_ - code_ % span};
}

RegionCode RegionCode::last() const {
    return RegionCode{code_ + spans[static_cast<std::size_t>(level())] - 1};
}

std::string spoken_region_name(std::string_view official) {
    using namespace std::string_view_literals;
    auto name = official;
    if (name.ends_with("社区居委会"sv) || name.ends_with("村居委会"sv)) {
        name.remove_suffix("居委会"sv.size());
    } else if (name.ends_with("村委会"sv)) {
        name.remove_suffix("委会"sv.size());
    } else if (name.ends_with("村民委员会"sv)) {
        name.remove_suffix("民委员会"sv.size());
    } else if (name.ends_with("社区居民委员会"sv)) {
        name.remove_suffix("居民委员会"sv.size());
    }
    return std::string(name);
}

}  // namespace domain
