#include "complain/cases/preview.hpp"

#include "complain/intake/file_type.hpp"
#include "platform/core/refusal.hpp"
#include "platform/image/image.hpp"

namespace complain {

http::Response preview(const std::string& original) {
    const auto type = file_type_of(std::string_view{original}.substr(0, telling_bytes));
    if (type && type->kind == FileType::Kind::Photo) {
        auto clean = image::clean_jpeg(original);
        if (!clean)
            throw platform::Refusal{platform::Refusal::Kind::Invalid,
                                    "这张照片打不开，可能没有传完整，请反映人再传一次"};
        auto response = http::Response::bytes("image/jpeg", std::move(*clean));
        response.set("Cache-Control", "no-store");
        return response;
    }
    auto response = http::Response::bytes("application/octet-stream", original);
    response.set("Cache-Control", "no-store");
    response.attachment("材料" + std::string{type ? type->ending : ".bin"});
    return response;
}

}  // namespace complain
