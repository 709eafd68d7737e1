#include "complain/exchange/new_file.hpp"
#include "complain/notice/gateway.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

namespace complain::notice {

std::string_view name_of(Channel channel) {
    return channel == Channel::Phone ? "phone" : "mail";
}

void FileDrop::send(const Notice& notice) {
    try {
        make_private_folder(folder_);
        write_new_file(
            folder_ / (notice.id + ".json"),
            json::write(json::Object{
                {"v", 1}, {"id", notice.id}, {"phone", notice.address}, {"text", notice.text}}) +
                "\n");
    } catch (const platform::Refusal& refusal) {
        throw Undelivered{refusal.what()};
    } catch (const std::filesystem::filesystem_error&) {
        throw Undelivered{"文件夹写不进去"};
    }
}

}  // namespace complain::notice
