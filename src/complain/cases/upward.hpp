#pragma once

#include "complain/cases/case_store.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace complain {

/// What is handed to the level above (直送上级): everything still sealed, and a copy of the case's
/// seed for its key alone. The files' pieces stay beside it under the same token.
std::string upward_package(const store::CaseRow& row, const CaseKey& key, std::string_view above);
/// The same of a report that was sealed to the level above from the start, and of what its reporter
/// adds: the level above holds the case's key.
std::string upward_package(const Parcel& parcel);

/// Such a package read again.
struct UpwardPackage {
    Parcel::Kind kind = Parcel::Kind::Report;
    std::string look_up;      ///< tells whose answer it is, and what belongs together
    std::string case_public;  ///< an answer is sealed to it
    std::string sealed;       ///< told_text or item_text
    std::string copy;         ///< of the seed, for the level above; empty in what is added later
    std::int64_t files = 0;
    std::string identity = {};  ///< of a report that was named: locked to the case, then to above
};
/// Nothing for another shape.
std::optional<UpwardPackage> upward_package_from(std::string_view text);

}  // namespace complain
