#include "ledger/verify.hpp"

#include "app/county/county.hpp"
#include "app/serve/carrier.hpp"
#include "app/verbs/verbs.hpp"
#include "compare/compare.hpp"
#include "disclose/disclose.hpp"
#include "guard/audit.hpp"
#include "portal/zone/remote_zone.hpp"

#include <boost/json.hpp>

#include <iostream>

namespace app {

namespace {

/// The public store against what the office would publish now; `waiting` leaves are not there yet.
/// The public state is read first, so that the office is never the older of the two.
portal::Compared compare(County& county) {
    db::Reader office{county.office()};
    const auto settings = feed_settings(county);
    if (county.has_public_zone()) {
        db::Reader zone{county.public_zone()};
        return portal::compare_stores(office, zone, county.clock(), settings);
    }
    try {
        portal::RemoteZone zone{public_machine(county), county.keys().signing_key(),
                                county.clock()};
        return portal::compare_stores(office, zone, county.clock(), settings);
    } catch (const http_client::Unreachable&) {
        return {"外网机器联系不上，两库没有核对", 0, 0};
    } catch (const portal::ZoneRefused&) {
        return {"外网机器不认本县的钥匙或时间，两库没有核对", 0, 0};
    }
}

/// One of the proofs and the first link that does not hold; empty if all do.
struct Finding {
    std::string proof;
    std::string broken;
};

bool tell(const std::vector<Finding>& findings, boost::json::object json, Output output) {
    bool whole = true;
    for (const auto& [proof, broken] : findings) {
        whole = whole && broken.empty();
        if (output == Output::Text)
            std::cout << proof << "：" << (broken.empty() ? "完好" : "断在 " + broken) << '\n';
        else
            json[proof] = broken.empty() ? boost::json::value(true) : boost::json::value(broken);
    }
    if (output == Output::Json) {
        json["whole"] = whole;
        std::cout << json << '\n';
    }
    return whole;
}

}  // namespace

int verify(const std::filesystem::path& data, Output output) {
    County county{data};
    db::Reader reader{county.office()};
    std::vector<Finding> findings;
    const auto audit = guard::verify_audit(reader);
    findings.push_back(
        {"审计链", audit ? fmt::format("第{}条：{}", audit->number, audit->what) : ""});
    std::int64_t rows = 0;
    const auto row = ledger::verify_rows(reader, rows);
    findings.push_back({"台账摘要", row ? fmt::format("{} {} 第{}版：{}", row->table, row->key,
                                                      row->version, row->what)
                                        : ""});
    const auto leaf = disclose::verify_log(reader, county.keys());
    findings.push_back({"公开日志", leaf ? fmt::format("第{}条：{}", leaf->leaf, leaf->what) : ""});
    const auto run = ::compare::verify_runs(reader, county.keys());
    findings.push_back({"比对承诺", run ? fmt::format("第{}次比对：{}", run->run, run->what) : ""});
    const auto zones = compare(county);
    findings.push_back({"外网公开库", zones.broken});
    if (output == Output::Text && zones.waiting > 0)
        std::cout << fmt::format("外网还差公开日志{}条，等待推送\n", zones.waiting);
    const bool whole = tell(
        findings, {{"rows", rows}, {"public_rows", zones.rows}, {"waiting_leaves", zones.waiting}},
        output);
    return whole ? 0 : 1;
}

}  // namespace app
