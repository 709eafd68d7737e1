#pragma once

#include "complain/intake/parcels.hpp"
#include "platform/crypto/digest.hpp"

#include <string_view>

namespace complain {

/// What a code that nobody holds leads to (以假乱真): a receipt that opens for nobody and is the
/// same each time, so that asking by look-up halves does not tell where a case lies. Thread-safe.
class Decoys {
public:
    Decoys();
    public_rows::Receipt receipt(std::string_view look_up) const;

private:
    crypto::Hmac mac_;
};

}  // namespace complain
