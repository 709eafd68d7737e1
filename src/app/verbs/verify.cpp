#include "ledger/verify.hpp"

#include "app/county/county.hpp"
#include "app/verbs/verbs.hpp"
#include "disclose/disclose.hpp"
#include "guard/audit.hpp"

#include <boost/json.hpp>

#include <iostream>

namespace app {

namespace {

/// One of the proofs and the first link that does not hold; empty if all do.
struct Finding {
    std::string proof;
    std::string broken;
};

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
    bool whole = true;
    boost::json::object json{{"rows", rows}};
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
    return whole ? 0 : 1;
}

}  // namespace app
