#pragma once

#include "platform/core/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace complain {

/// One thing that a reporter reads of a case (来往): the text inside an item's seal.
struct Item {
    enum class Type {
        Status,   ///< how it stands; the newest one counts
        Message,  ///< a word between reporter and office
        Reply,    ///< 答复
    };

    Type type = Type::Message;
    platform::Instant at{};
    bool from_reporter = false;
    std::string text;  ///< of a status: "已受理"

    // Of a status:
    std::string number;               ///< 受理编号
    std::string body;                 ///< who works on it; empty while that is not told
    std::string promise;              ///< what is due: "作出信访处理意见"
    std::optional<std::int64_t> due;  ///< its last day, in days
    bool counts_workdays = true;
    bool may_add = true, may_evaluate = false;
};
std::string item_text(const Item& item);
/// Nothing for another shape.
std::optional<Item> item_from(std::string_view text);

}  // namespace complain
