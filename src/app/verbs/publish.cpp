#include "app/county/county.hpp"
#include "app/serve/carrier.hpp"
#include "app/verbs/verbs.hpp"
#include "disclose/disclose.hpp"
#include "platform/core/refusal.hpp"

#include <boost/json.hpp>

#include <iostream>

namespace app {

namespace {

/// What is public stays so when the other machine does not answer: the office's process catches up.
void push(County& county) {
    try {
        carrier_of(county)->push();
    } catch (const http_client::Unreachable&) {
        std::cerr << "已公开；外网机器暂时联系不上，内网服务会自动补推\n";
    } catch (const portal::ZoneRefused&) {
        std::cerr << "已公开；外网机器没有收下，请核对两边的钥匙和时间，内网服务会自动补推\n";
    }
}

}  // namespace

int publish(const std::filesystem::path& data, const std::vector<std::int64_t>& batches,
            Output output) {
    County county{data};
    if (!county.is_demo()) {
        throw platform::Refusal{
            platform::Refusal::Kind::Forbidden,
            "publish 只用于演示县；正式的县请由各审核人员在内网页面上逐步审核公开"};
    }
    const std::vector<ledger::BatchId> only(batches.begin(), batches.end());
    const disclose::Office office{county.office(), county.gate(), county.clock(), county.keys()};
    const auto counts = disclose::publish_all(office, only);
    push(county);
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
