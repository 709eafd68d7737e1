#pragma once

#include "platform/http/http.hpp"

#include <filesystem>
#include <string>

namespace app {

/// Where the built back office lies: MINGBAI_OFFICE_PAGES, or web/office/dist beside the program's
/// build folder, or /usr/share/mingbai/office.
std::filesystem::path back_office_folder();

/// What seals a report in its sender's browser: MINGBAI_REPORT_SCRIPT, or web/report/dist/report.js
/// beside the program's build folder, or /usr/share/mingbai/report.js. Empty when it has not been
/// built.
std::string report_script();

/// Serves the back office under /office/. A path that is no file is a page of the application,
/// which its own router shows.
void mount_back_office(http::Router& router, const std::filesystem::path& folder);

}  // namespace app
