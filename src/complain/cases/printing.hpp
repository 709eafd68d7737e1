#pragma once

#include "complain/cases/held.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// A text without personal numbers, and with each of `names` as its first character and a star:
/// 张*.
std::string redacted(std::string_view words, const std::vector<std::string>& names);

/// A case as text for showing outside (脱敏导出): what was told, said and done, without notes among
/// officers, files or keys; officers' names and those that are given are masked.
std::string preview_export(const Office& office, const Opener& opener, std::int64_t id,
                           const std::vector<std::string>& names);
/// The same, for taking away. Refuses (Invalid) without a reason; the audit row keeps that and the
/// digest of what left.
std::string export_case(const Office& office, const Opener& opener, std::int64_t id,
                        const std::vector<std::string>& names, std::string_view reason);

}  // namespace complain
