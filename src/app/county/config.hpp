#pragma once

#include "platform/db/db.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace app {

enum class Purpose { Real, Demo };

/// A reader of identity cards or an identity provider that the county trusts (身份来源).
struct IdentityEntry {
    std::string name, kind;  ///< kind: "card" or "provider"
    std::string title, url;  ///< of the button on the public page; only the public zone needs them
    std::string public_key;  ///< 32 bytes; only the office needs it
};

/// Another organ with which cases are exchanged (往来机关): the level above's counties, or whom
/// this county transfers to. Keys of 32 bytes.
struct OrganEntry {
    std::string name;   ///< a county's six digits, or a short name of one's own
    std::string title;  ///< "示例市信访局"
    std::string box;    ///< sealed to it; empty: nothing is sent there
    std::string sign;   ///< it signs with
};

/// [compare]: what a comparison may use.
struct ComparisonEntry {
    std::filesystem::path library = {};  ///< libduckdb.so; empty: beside the program
    int threads = 2;
    int memory_megabytes = 2560;
    std::filesystem::path spill =
        {};  ///< a folder that is encrypted or in memory; empty: nothing is written to disk
    int seconds = 120;                          ///< a rule may take
    int hold_days = 30, restitution_days = 15;  ///< 暂缓几天后自动解除, 解除后几天内补发
};

/// `county.toml` in the data folder: what a county is and where its two stores lie.
struct Config {
    std::string county;  ///< six digits
    Purpose purpose = Purpose::Real;
    std::string
        title;  ///< what the public pages are headed with; empty: the county's name and 明白账
    db::Location office;
    db::Location public_zone;            ///< no url where `push` is set: it lies on another machine
    std::string push = {};               ///< "https://…" of the public zone's machine
    std::filesystem::path push_ca = {};  ///< its certificate authority; empty: the system's
    std::string office_key = {};         ///< 32 bytes, in a public folder: whose packages it takes
    std::map<std::string, std::string, std::less<>> site =
        {};  ///< [site]: shown at the foot of pages
    /// My own payments over the net (自助查询); off where an air gap lets nothing in.
    bool self_online = true;
    std::vector<IdentityEntry> identity_sources = {};
    ComparisonEntry comparison = {};
    /// Whose key reports about the county's own heads are sealed to (直送上级): 32 bytes, or empty.
    std::string complaints_above = {}, complaints_above_title = {};
    std::string complaints_above_sign = {};  ///< whose receipts and answers are believed
    std::vector<OrganEntry> organs = {};
};

/// A SQLite file under `folder` for each store, or two schemas on one PostgreSQL server.
Config new_config(const std::filesystem::path& folder, const std::string& county, Purpose purpose,
                  const std::string& database);
/// Names the machine that the office pushes to, in the file as it is: the rest stays.
void write_push(const std::filesystem::path& folder, const std::string& url);
/// For the folder of a public zone alone: no office part, but the key whose packages it takes.
void write_public_config(const std::filesystem::path& folder, const Config& config);
void write_config(const std::filesystem::path& folder, const Config& config);
/// Refuses (Invalid) a folder that holds no county, or a file that cannot be read, with its line.
Config read_config(const std::filesystem::path& folder);

}  // namespace app
