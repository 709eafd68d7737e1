#pragma once

#include "portal/mailbox/mailbox.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The mailbox's content as JSON, between two machines. Reading answers nothing for another shape.
namespace portal {

std::string envelopes_text(const std::vector<Envelope>& envelopes);
std::optional<std::vector<Envelope>> envelopes_from(std::string_view text);

struct Settlement {
    std::vector<std::int64_t> opened;
    std::vector<Answer> answers;
};
std::string settlement_text(std::span<const std::int64_t> opened, std::span<const Answer> answers);
std::optional<Settlement> settlement_from(std::string_view text);

}  // namespace portal
