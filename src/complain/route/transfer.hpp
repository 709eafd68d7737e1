#pragma once

#include "complain/route/jurisdiction.hpp"

#include <span>
#include <string>

namespace complain {

enum class TransferKind {
    Sent,        ///< 转办: intake sends it on
    NotOurs,     ///< 退回: the body says that it is not its own
    Arbitrated,  ///< 指定: nobody may say so again
};

struct Transfer {
    TransferKind kind{};
    Body from, to;
    Date on{};
    std::string reason;

    friend bool operator==(const Transfer&, const Transfer&) = default;
};

enum class NextStep {
    Forward,    ///< 再转
    Arbitrate,  ///< 报县里指定承办单位: the second "not ours"
    Settled,    ///< 已经指定，不能再退
};

/// What follows when the body that has it now says "not ours" (不属于本单位), after these.
NextStep after_not_ours(std::span<const Transfer> past);
/// How often somebody said so: shown to the reporter and counted.
int bounces(std::span<const Transfer> past);

}  // namespace complain
