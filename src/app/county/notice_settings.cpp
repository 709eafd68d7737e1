#include "app/county/notice_settings.hpp"

#include "complain/complain.hpp"
#include "platform/core/refusal.hpp"

#include <toml++/toml.h>

#include <fstream>

namespace app {

namespace {

using platform::Refusal;

/// A password stands in a file of its own, so that settings can be shown to somebody.
std::string first_line_of(const std::filesystem::path& file) {
    if (file.empty()) return {};
    std::ifstream in{file};
    std::string out;
    if (!std::getline(in, out))
        throw Refusal{Refusal::Kind::Invalid,
                      "county.toml 里 [notice] 的 password_file 打不开，请核对路径和权限"};
    return out;
}

}  // namespace

NoticeSettings read_notice_settings(const std::filesystem::path& county) {
    const auto table = toml::parse_file((county / "county.toml").string());
    const auto section = table["notice"];
    const auto text = [&section](std::string_view name) {
        return section[name].value_or(std::string{});
    };
    NoticeSettings out{text("folder"),
                       text("smtp"),
                       text("from"),
                       text("user"),
                       first_line_of(text("password_file")),
                       text("ca")};
    const bool is_sound = out.smtp.empty() || (complain::notice::is_mail_url(out.smtp) &&
                                               complain::notice::is_mail_address(out.from));
    if (!is_sound)
        throw Refusal{Refusal::Kind::Invalid,
                      "county.toml 里 [notice] 的 smtp 要写成 smtps://主机 或 smtp://主机，from "
                      "要写发件邮箱"};
    return out;
}

}  // namespace app
