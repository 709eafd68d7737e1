#pragma once

#include "portal/frame.hpp"
#include "portal/portal.hpp"
#include "portal/self/ask.hpp"
#include "portal/self/session.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The pages of my own payments. None of them is ever kept by anybody.
namespace portal::self::views {

/// What went wrong with what was typed, and the text itself so that one symbol can be mended.
struct Typed {
    std::string fault, text;
};

Html enter(const Visit& visit, const std::vector<IdentityDoor>& doors, std::string_view challenge,
           const Typed& typed = {});
Html off(const Visit& visit);
Html copy_code(const Visit& visit, const domain::ReceiptCode& next);
enum class Waiting { Soon, Late };
Html wait(const Visit& visit, Waiting waiting, const Looking& looking);
Html none(const Visit& visit);
Html account(const Visit& visit, const disclose::OwnAccount& account, const Looking& looking);

}  // namespace portal::self::views
