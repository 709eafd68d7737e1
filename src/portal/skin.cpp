#include "portal/skin.hpp"

#include "platform/http/request.hpp"

namespace portal {

Skin Skin::of(const http::Request& request) {
    auto value = request.cookie(cookie).value_or("");
    return {value.find('e') != std::string_view::npos, value.find('h') != std::string_view::npos,
            value.find('k') != std::string_view::npos};
}

std::string Skin::text() const {
    return std::string(elder ? "e" : "") + (contrast ? "h" : "") + (kiosk ? "k" : "");
}

}  // namespace portal
