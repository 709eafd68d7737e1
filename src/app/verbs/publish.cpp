#include "app/county/county.hpp"
#include "app/serve/pusher.hpp"
#include "app/verbs/verbs.hpp"
#include "disclose/disclose.hpp"
#include "platform/core/refusal.hpp"

#include <boost/json.hpp>

#include <iostream>

namespace app {

int publish(const std::filesystem::path& data, const std::vector<std::int64_t>& batches,
            Output output) {
    County county{data};
    if (!county.is_demo()) {
        throw platform::Refusal{
            platform::Refusal::Kind::Forbidden,
            "publish 只用于演示县；正式的县请由各审核人员在内网页面上逐步审核公开"};
    }
    std::vector<ledger::BatchId> only;
    for (const auto batch : batches)
        only.emplace_back(batch);
    const disclose::Office office{county.office(), county.gate(), county.clock(), county.keys()};
    const auto counts = disclose::publish_all(office, only);
    portal::Feed{county.office(), county.public_zone(), county.clock(), feed_settings(county)}
        .push();
    if (output == Output::Json) {
        std::cout << boost::json::object{{"published_rows", counts.published_rows},
                                         {"aggregate_rows", counts.aggregate_rows},
                                         {"withheld_rows", counts.withheld_rows},
                                         {"amount_fen", counts.amount_fen}}
                  << '\n';
    } else {
        std::cout << fmt::format("逐行公开{}条，只进合计{}条，未公开{}条\n", counts.published_rows,
                                 counts.aggregate_rows, counts.withheld_rows);
    }
    return 0;
}

}  // namespace app
