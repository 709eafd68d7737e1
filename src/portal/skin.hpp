#pragma once

#include <string>
#include <string_view>

namespace http {
class Request;
}

namespace portal {

/// How a visitor wants pages to look (长辈版, 高对比度), and whether the screen is a kiosk's, which
/// the next visitor will stand before; kept in a cookie that says nothing else.
struct Skin {
    bool elder = false;
    bool contrast = false;
    bool kiosk = false;

    static Skin of(const http::Request& request);
    static constexpr std::string_view cookie = "mingbai_view";
    /// The cookie's value: "", or some of the letters e, h and k in that order; also part of the
    /// page cache's key.
    std::string text() const;
};

}  // namespace portal
