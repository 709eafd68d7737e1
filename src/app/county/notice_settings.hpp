#pragma once

#include <filesystem>
#include <string>

namespace app {

/// [notice] of county.toml: how reporters and officers are told that something waits. None of it:
/// nobody is told.
struct NoticeSettings {
    std::filesystem::path folder;  ///< from which the county's SMS platform takes files
    std::string smtp, from, user, password;
    std::filesystem::path ca;  ///< of the mail server; empty: the system's

    bool tells_anybody() const { return !folder.empty() || !smtp.empty(); }
};
/// Of a county that has been opened. Refuses (Invalid) what cannot be meant.
NoticeSettings read_notice_settings(const std::filesystem::path& county);

}  // namespace app
