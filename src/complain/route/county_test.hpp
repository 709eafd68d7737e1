#pragma once

#include "complain/route/recusal.hpp"

#include <array>
#include <string>

namespace complain::test {

inline Date day(const char* text) {
    return platform::parse_iso_date(text).value();
}

inline RegionCode region(const char* code) {
    return RegionCode::parse(code).value();
}

/// 示例县 with two towns and three villages.
inline const Posts& county() {
    static const std::array places{
        Place{region("430299"), "示例县"},       Place{region("430299100"), "青山镇"},
        Place{region("430299101"), "白水镇"},    Place{region("430299100201"), "鹤阳村"},
        Place{region("430299100202"), "柳湾村"}, Place{region("430299101201"), "石桥村"},
    };
    static const std::array<std::string, 2> departments{"民政局", "农业局"};
    static const Posts posts = Posts::of(places, departments);
    return posts;
}

inline const Post& post(const char* id) {
    const Post* found = county().find(id);
    return *found;
}

}  // namespace complain::test
