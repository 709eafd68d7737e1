#include "complain/vault/identity.hpp"

#include "complain/vault/reading.hpp"
#include "platform/core/refusal.hpp"

namespace complain {

namespace {

using platform::Refusal;

/// A name is as long as a name with an address: the ciphertext tells neither.
constexpr std::size_t block = 1024;

std::string locked(std::string_view public_key, std::string_view plain) {
    auto sealed = crypto::seal_to(public_key, plain);
    if (!sealed) platform::bug("a case or a custodian without a key");
    return std::move(*sealed);
}

std::vector<WindowKeys::Holder> keepers(Lane lane, const WindowKeys& keys) {
    if (lane == Lane::County) return keys.custodians;
    return keys.above.empty() ? std::vector<WindowKeys::Holder>{}
                              : std::vector<WindowKeys::Holder>{{0, keys.above}};
}

}  // namespace

std::string identity_text(const Identity& identity) {
    return json::write(json::Object{
        {"v", 1}, {"name", identity.name}, {"phone", identity.phone}, {"reach", identity.reach}});
}

std::optional<Identity> identity_from(std::string_view text) {
    return read_sealed(text, [](const json::Fields& fields) {
        return Identity{fields.text("name", "姓名", longest_name),
                        fields.maybe_text("phone", "电话", longest_phone).value_or(""),
                        fields.maybe_text("reach", "怎么找到您", longest_reach).value_or("")};
    });
}

std::vector<Copy> seal_identity(const Identity& identity, std::string_view case_public, Lane lane,
                                const WindowKeys& keys) {
    const auto holders = keepers(lane, keys);
    if (holders.empty())
        throw Refusal{Refusal::Kind::Conflict, "本县现在不能封存姓名，请选“匿名”再交"};
    const auto filled = crypto::padded(identity_text(identity), block);
    if (filled.size() != block)
        throw Refusal{Refusal::Kind::Invalid, "姓名、电话和联系办法太长了，请写短一些"};
    const auto inner = locked(case_public, filled);
    std::vector<Copy> out;
    out.reserve(holders.size());
    for (const auto& one : holders)
        out.push_back({one.officer, locked(one.public_key, inner)});
    return out;
}

std::optional<std::string> hand_on_identity(std::string_view sealed,
                                            const crypto::BoxKey& custodian,
                                            std::string_view officer_public) {
    const auto inner = custodian.open(sealed);
    return inner ? crypto::seal_to(officer_public, *inner) : std::nullopt;
}

std::optional<Identity> open_identity(std::string_view sealed, const crypto::BoxKey& officer,
                                      const CaseKey& key) {
    const auto inner = officer.open(sealed);
    const auto filled = inner ? key.open(*inner) : std::nullopt;
    const auto text = filled ? crypto::unpadded(*filled) : std::nullopt;
    return text ? identity_from(*text) : std::nullopt;
}

}  // namespace complain
