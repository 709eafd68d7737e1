#pragma once

#include "complain/route/jurisdiction.hpp"

#include <string>
#include <vector>

namespace complain {

/// Why somebody must not work on it (回避).
enum class Ground {
    IsAccused,       ///< 是被反映人
    SameUnit,        ///< 与被反映人同一单位
    Superior,        ///< 是被反映人的上级
    NearRelative,    ///< 近亲属
    Witness,         ///< 证人
    Interest,        ///< 利害关系
    ServedTogether,  ///< 三年内在同一单位任职
    SameVillage,     ///< 同一自然村
    HandledPayment,  ///< 经办过所涉资金
    BeyondRank,      ///< 超出管理权限
};
std::string_view name_of(Ground ground);
/// A sentence for the officer who assigns.
std::string_view title_of(Ground ground);

/// A post that an officer held, from a day to a day.
struct HeldPost {
    std::string post;  ///< Post::id
    std::string unit;  ///< in case the post is not one of this county's
    Date from{};
    std::optional<Date> to;
};

/// What the county knows of somebody who may work on a case. The four answers are the officer's own
/// declaration, or found in the ledger.
struct Handler {
    std::string department;  ///< name of the unit where the officer serves
    BodyType body{};         ///< for which the officer would handle it
    std::vector<HeldPost> held;
    std::string origin;  ///< natural village (自然村), by code; may be empty
    bool handled_payment = false;
    bool has_interest = false;
    bool is_near_relative = false;  ///< of the accused or of the reporter
    bool was_witness = false;
};

struct RecusalFacts {
    Date on{};
    std::string accused_origin;  ///< natural village, by code; may be empty
};

/// Every ground there is; empty if the officer may be given the case (G1). What no data can tell is
/// asked of the officer and of both sides.
std::vector<Ground> recusal(const Handler& handler, const Post& accused, const RecusalFacts& facts,
                            const Posts& posts);

}  // namespace complain
