#pragma once

#include "complain/cases/upward.hpp"
#include "complain/exchange/signed_file.hpp"
#include "platform/db/db.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// What lies ready for another organ: `package` as upward_package() made it.
struct WaitingPackage {
    std::string token, package;
};

/// Passes the lines of a package's file (案件包) to `use`, the signature's last; answers SHA-256 of
/// the file. The same package gives the same file.
std::string each_package_line(db::Session& session, const std::string& county,
                              const WaitingPackage& waiting, const crypto::SigningKey& key,
                              const std::function<void(std::string_view)>& use);

/// A package's file as its receiver reads it.
struct ReadPackage {
    std::string county;  ///< who sent it
    std::string token, sha256;
    UpwardPackage package;
    std::map<std::int64_t, std::vector<std::string>> pieces;  ///< of each file, in order, sealed
};
/// Whose it says it is: the sender's key decides whether that is so. Nothing if it says nothing.
std::optional<std::string> sender_of(std::string_view bytes);
/// Refuses (Invalid) as open_signed() does, and what is no package.
ReadPackage package_from(std::string_view bytes, std::string_view public_key);

}  // namespace complain
