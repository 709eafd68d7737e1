#pragma once

#include "app/verbs/verbs.hpp"

#include <filesystem>
#include <string>

namespace app {

struct NoticeOptions {
    std::filesystem::path data;
    std::string login, address;
};

/// The notices that do not go out any more.
int list_notices(const std::filesystem::path& data, Output output);
int retry_notices(const std::filesystem::path& data, Output output);
/// What waits, now; 2 if one did not go out.
int send_notices(const std::filesystem::path& data, Output output);
int notify_officer(const NoticeOptions& options, Output output);

}  // namespace app
