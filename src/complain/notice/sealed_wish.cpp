#include "complain/notice/sealed_wish.hpp"

#include "complain/notice/gateway.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/box.hpp"
#include "platform/text/normalise.hpp"

namespace complain::notice {

std::string wish_for(const WindowKeys& keys, Lane lane, std::string_view typed) {
    if (!keys.channels.any() || lane == Lane::Above) return {};
    const auto address = text::compact(typed);
    if (!address.empty()) {
        const bool is_phone = channel_of(address) == Channel::Phone;
        if (is_phone ? !keys.channels.phones : !keys.channels.mailboxes)
            throw platform::Refusal{platform::Refusal::Kind::Invalid,
                                    is_phone ? "本县只能用邮箱通知，请留邮箱；不想留就空着"
                                             : "本县只能发短信通知，请留手机号；不想留就空着"};
    }
    // A window without the office's key tells nobody.
    return crypto::seal_to(keys.office, crypto::padded(address, wish_block)).value_or("");
}

std::optional<std::string> opened_wish(const crypto::BoxKey& office, std::string_view sealed) {
    const auto plain = office.open(sealed);
    auto address = plain ? crypto::unpadded(*plain) : std::nullopt;
    if (!address || !is_address(*address)) return std::nullopt;
    return address;
}

}  // namespace complain::notice
