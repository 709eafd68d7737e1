#pragma once

#include "app/county/config.hpp"
#include "domain/keyring.hpp"
#include "guard/gate.hpp"
#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"

#include <filesystem>
#include <optional>

namespace app {

/// An opened county: its settings, its keys and its stores.
class County {
public:
    /// Refuses what is no county, a wrong passphrase, and a store newer than the program.
    explicit County(const std::filesystem::path& folder);

    const std::filesystem::path& folder() const { return folder_; }
    const Config& config() const { return config_; }
    bool is_demo() const { return config_.purpose == Purpose::Demo; }
    const domain::Keyring& keys() const { return keys_; }
    const platform::Clock& clock() const { return clock_; }
    db::Pool& office() { return office_; }
    /// Whether the public store is one that this process may open; else it lies on another machine.
    bool has_public_zone() const { return public_zone_.has_value(); }
    /// A bug where there is none.
    db::Pool& public_zone();
    guard::Gate& gate() { return gate_; }

private:
    std::filesystem::path folder_;
    Config config_;
    domain::Keyring keys_;
    platform::SystemClock clock_;
    db::Pool office_;
    std::optional<db::Pool> public_zone_;
    guard::Gate gate_;
};

}  // namespace app
