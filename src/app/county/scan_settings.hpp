#pragma once

#include "complain/complain.hpp"

#include <filesystem>

namespace app {

/// [complain] clamd of county.toml: where files are looked at for viruses; not written: nowhere. Of
/// a county, or a public folder, that has been opened. Refuses (Invalid) what cannot be meant.
complain::Scanner scanner_of(const std::filesystem::path& county);

}  // namespace app
