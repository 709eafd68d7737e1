#pragma once

#include <string>
#include <string_view>

namespace http {
class Request;
}

namespace portal {

/// How a visitor wants pages to look (长辈版, 高对比度); kept in a cookie that says nothing else.
struct Skin {
    bool elder = false;
    bool contrast = false;

    static Skin of(const http::Request& request);
    static constexpr std::string_view cookie = "mingbai_view";
    /// The cookie's value, "", "e", "h" or "eh"; also part of the page cache's key.
    std::string text() const;
};

}  // namespace portal
