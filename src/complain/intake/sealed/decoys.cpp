#include "complain/intake/sealed/decoys.hpp"

#include "platform/crypto/box.hpp"

#include <array>

namespace complain {

namespace {

/// As long as a status or a message of usual length, sealed.
constexpr std::size_t item_bytes = 4096 + 48, copy_bytes = 60;

}  // namespace

Decoys::Decoys() : mac_(crypto::random_secret(32)) {}

public_rows::Receipt Decoys::receipt(std::string_view look_up) const {
    const crypto::Secret seed{crypto::bytes(mac_.sign(look_up))};
    const auto make = [&](const char* label, std::size_t size) {
        return std::string{crypto::derive(seed, label, size).view()};
    };
    public_rows::Receipt out;
    out.case_public = crypto::BoxKey{seed}.public_key();
    out.reporter_copy = '\x01' + make("copy", copy_bytes);
    // Most cases have been opened by the office, some say more.
    constexpr std::array labels{"first", "second", "third"};
    const auto items = static_cast<unsigned char>(seed.view().front()) % (labels.size() + 1);
    out.items.reserve(items);
    for (std::size_t i = 0; i < items; ++i)
        out.items.push_back(make(labels.at(i), item_bytes));
    return out;
}

}  // namespace complain
