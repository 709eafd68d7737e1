#pragma once

#include "app/verbs/verbs.hpp"

#include <filesystem>
#include <string>

namespace app {

struct OrganOptions {
    std::filesystem::path data, from, to, receipts;
    std::string organ;  ///< by its name in the settings
};

/// Writes the packages and replies that wait for another organ.
int send_to_organ(const OrganOptions& options, Output output);
/// Takes in the packages of other organs and writes their receipts; 2 if one was not taken.
int receive_from_organs(const OrganOptions& options, Output output);

}  // namespace app
