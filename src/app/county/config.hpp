#pragma once

#include "platform/db/db.hpp"

#include <filesystem>
#include <string>

namespace app {

enum class Purpose { Real, Demo };

/// `county.toml` in the data folder: what a county is and where its two stores lie.
struct Config {
    std::string county;  ///< six digits
    Purpose purpose = Purpose::Real;
    std::string
        title;  ///< what the public pages are headed with; empty: the county's name and 明白账
    db::Location office;
    db::Location public_zone;
};

/// A SQLite file under `folder` for each store, or two schemas on one PostgreSQL server.
Config new_config(const std::filesystem::path& folder, const std::string& county, Purpose purpose,
                  const std::string& database);
void write_config(const std::filesystem::path& folder, const Config& config);
/// Refuses (Invalid) a folder that holds no county, or a file that cannot be read, with its line.
Config read_config(const std::filesystem::path& folder);

}  // namespace app
