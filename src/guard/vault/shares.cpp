#include "guard/vault/shares.hpp"

#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>

namespace guard {

namespace {

constexpr std::size_t seed_size = 32;

std::string label_of(OfficerId owner, std::int64_t pair) {
    return fmt::format("mingbai vault half v1:{}:{}:", owner.value(), pair);
}

}  // namespace

namespace shares {

std::vector<Share> split(const crypto::Secret& seed, OfficerId owner,
                         std::span<const VaultHolder> trustees) {
    std::vector<Share> out;
    std::int64_t pair = 0;
    for (std::size_t i = 0; i < trustees.size(); ++i)
        for (std::size_t k = i + 1; k < trustees.size(); ++k) {
            const VaultHolder &one = trustees[i], &other = trustees[k];
            if (one.department == other.department) continue;
            const auto half = crypto::random_secret(seed.size());
            const auto rest = joined(seed, half);
            if (!rest) platform::bug("a seed cannot be halved");
            ++pair;
            out.push_back({pair, one.id, seal_half(half, one.public_key, owner, pair)});
            out.push_back({pair, other.id, seal_half(*rest, other.public_key, owner, pair)});
        }
    return out;
}

std::string digest_of(std::span<const VaultHolder> trustees) {
    crypto::Sha256 hash;
    for (const VaultHolder& one : trustees)
        hash.add(fmt::format("{}:{}:{}:{}:", one.id.value(), one.department.size(), one.department,
                             one.public_key.size()))
            .add(one.public_key);
    const auto digest = hash.finish();
    return std::string{crypto::bytes(digest)};
}

std::string seal_half(const crypto::Secret& half, std::string_view public_key, OfficerId owner,
                      std::int64_t pair) {
    std::string plain = label_of(owner, pair);
    // Grows once, so that no copy of the half stays behind.
    plain.reserve(plain.size() + half.size());
    plain.append(half.view());
    auto sealed = crypto::seal_to(public_key, plain);
    OPENSSL_cleanse(plain.data(), plain.size());
    if (!sealed) platform::bug("the store holds a vault key that is none");
    return std::move(*sealed);
}

std::optional<crypto::Secret> open_half(const crypto::BoxKey& key, std::string_view sealed,
                                        OfficerId owner, std::int64_t pair) {
    auto opened = key.open(sealed);
    if (!opened) return std::nullopt;
    const auto plain = into_secret(std::move(*opened));
    const std::string label = label_of(owner, pair);
    const bool fits = plain.view().starts_with(label) && plain.size() == label.size() + seed_size;
    if (!fits) return std::nullopt;
    return crypto::Secret{plain.view().substr(label.size())};
}

std::optional<crypto::Secret> joined(const crypto::Secret& one, const crypto::Secret& other) {
    if (one.size() != other.size()) return std::nullopt;
    crypto::Secret out{one.view()};
    for (std::size_t i = 0; i < out.size(); ++i)
        out.data()[i] = static_cast<unsigned char>(out.data()[i] ^ other.data()[i]);
    return out;
}

}  // namespace shares

crypto::Secret into_secret(std::string&& opened) {
    crypto::Secret out{std::string_view{opened}};
    OPENSSL_cleanse(opened.data(), opened.size());
    opened.clear();
    return out;
}

}  // namespace guard
