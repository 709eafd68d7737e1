#pragma once

#include "platform/json/json.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace compare {

/// One of a short list, by its code.
struct Choice {
    std::string_view code, title;
};
/// 公安户籍, 村（居）委会书面证明 …: where a source may come from.
std::span<const Choice> source_kinds();
/// 电话, 入户 …: how somebody tried to reach the person.
std::span<const Choice> contact_means();
/// 联系到本人 …, 未联系上.
std::span<const Choice> contact_outcomes();
/// The Chinese name of a code; empty for an unknown one.
std::string_view title_in(std::span<const Choice> choices, std::string_view code);

/// A source beside the comparison (独立来源): who says so, and in which document.
struct Source {
    std::string kind, unit, document;
};

/// An attempt to reach the person before any harm (联系本人).
struct Contact {
    std::optional<std::int64_t> day;  ///< days since 1970
    std::string means, outcome;       ///< codes
    std::string who;                  ///< who was reached; may be empty when nobody was
    std::string result;
};

/// Why a payment shall be held, and what was done first (暂缓的理由).
struct Grounds {
    std::vector<Source> sources;
    Contact contact;
    std::string reason, basis;
    std::int64_t amount_fen = 0;
    std::optional<std::int64_t> from_day;  ///< days
    bool only_period = false;              ///< the record's period, not all that follow
};

/// Refuses (Invalid) with a list of all that is missing or wrong: two sources of different kinds
/// from different units, a contact attempt of the last 60 days, a reason of ten characters, a legal
/// basis, an amount, a first day from today to 90 days ahead; and personal numbers in any text.
void check(const Grounds& grounds, std::int64_t today);

/// For keeping, sealed.
json::Object to_json(const Grounds& grounds);
Grounds grounds_from_json(const json::Object& kept);

}  // namespace compare
