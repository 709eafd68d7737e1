#pragma once

#include "app/county/config.hpp"
#include "platform/crypto/secret.hpp"

#include <filesystem>
#include <string>

namespace app {

/// A new master key, wrapped under the passphrase in `folder`/keys. A demo county also keeps a
/// passphrase of its own beside it, since its data belongs to nobody; any other asks for one (see
/// read_passphrase).
crypto::Secret create_master_key(const std::filesystem::path& folder, Purpose purpose);
/// Refuses (Forbidden) a wrong passphrase.
crypto::Secret open_master_key(const std::filesystem::path& folder, Purpose purpose);

}  // namespace app
