#include "complain/intake/asset_name.hpp"

#include "platform/core/encoding.hpp"
#include "platform/crypto/digest.hpp"

namespace complain {

std::string asset_name(const std::string& stem, const std::string& ending, std::string_view bytes) {
    const auto hash = crypto::sha256(bytes);
    return stem + "-" + platform::to_hex(crypto::bytes(hash).substr(0, 8)) + ending;
}

}  // namespace complain
