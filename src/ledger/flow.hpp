#pragma once

#include "platform/db/db.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace ledger {

/// What became of a payment (发放结果), in the words of banks and clerks.
enum class Outcome { Success, Returned, InTransit };
/// "成功", "已到账" → Success, "退回", "发放失败" → Returned; anything else is still on its way.
Outcome outcome_of(std::string_view status);

/// The sums of the fund chain as it holds now, each level under the number by which the next one
/// refers to it. A few thousand entries: the payments themselves are added up by the store.
struct Flow {
    struct Source {
        std::string program;
        int year = 0;
        std::int64_t amount = 0;
    };
    struct Link {
        std::string parent, program;
        std::int64_t amount = 0;
    };
    /// What the payments of one appropriation come to, by what became of them.
    struct Paid {
        std::int64_t success = 0, returned = 0, in_transit = 0;
        std::int64_t total() const { return success + returned + in_transit; }
    };

    static Flow load(db::Session& session);

    std::multimap<std::string, Source>
        sources;  ///< by 指标文号; one document may serve several programs
    std::map<std::string, Link> allocations;     ///< by 下达文号
    std::map<std::string, Link> appropriations;  ///< by 拨付单号
    std::map<std::string, std::map<std::string, Paid>>
        paid;  ///< by 拨付单号, then by the payments' own program
    std::map<std::string, std::int64_t> spent;  ///< project expenditure, by program
};

}  // namespace ledger
