#pragma once

#include "complain/intake/parcels.hpp"
#include "platform/core/guarded.hpp"
#include "platform/crypto/digest.hpp"

#include <optional>
#include <string_view>

namespace complain {

/// What a code that nobody holds leads to (以假乱真): a receipt that opens for nobody and is the
/// same each time, also after a restart, so that asking by look-up halves does not tell where a
/// case lies. Thread-safe.
class Decoys {
public:
    explicit Decoys(db::Pool& public_store) : store_(public_store) {}
    /// Not while the thread has a session of its own.
    public_rows::Receipt receipt(std::string_view look_up);

private:
    db::Pool& store_;
    platform::Guarded<std::optional<crypto::Hmac>> mac_;
};

}  // namespace complain
