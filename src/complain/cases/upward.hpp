#pragma once

#include "complain/cases/case_store.hpp"

#include <string>
#include <string_view>

namespace complain {

/// What is handed to the level above (直送上级): everything still sealed, and a copy of the case's
/// seed for its key alone. The files' pieces stay beside it under the same token.
std::string upward_package(const store::CaseRow& row, const CaseKey& key, std::string_view above);
/// The same of a report that was sealed to the level above from the start, and of what its reporter
/// adds: the level above holds the case's key.
std::string upward_package(const Parcel& parcel);

}  // namespace complain
