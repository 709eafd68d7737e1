#include "portal/feed/header.hpp"

#include "disclose/disclose.hpp"
#include "ledger/regions.hpp"
#include "platform/core/encoding.hpp"
#include "platform/crypto/digest.hpp"
#include "portal/feed/collect_package.hpp"
#include "portal/sql.hpp"

namespace portal::projection {

namespace {

constexpr std::string_view cursor = "public";

/// A setting that changes must reach the public zone without a new leaf, like the small tables.
std::string reference_of(db::Session& office, const Header& header) {
    crypto::Sha256 digest;
    digest.add(reference_digest(office)).add("\n");
    for (const auto& [name, value] : settings_of(header))
        digest.add(name).add("=").add(value).add("\n");
    return platform::to_hex(crypto::bytes(digest.finish()));
}

}  // namespace

Header header_of(db::Session& office, const platform::Clock& clock, const FeedSettings& settings,
                 std::int64_t from) {
    const auto regions = ledger::Regions::load(office);
    const auto& county = regions.county();
    Header out;
    out.county = county.code.text();
    out.title = settings.title.empty() ? county.name + "民生资金明白账" : settings.title;
    out.demo = settings.county == County::Demo;
    out.site = settings.site;
    out.updated_at = platform::format_instant(clock.now());
    out.reference = reference_of(office, out);
    out.to = disclose::log_size(office);
    out.from = std::min(from, out.to);
    return out;
}

std::int64_t position(db::Session& office) {
    return office
        .one(sql::select_cursor, {cursor}, [](const db::Row& row) { return row.integer(0); })
        .value_or(0);
}

void remember(db::Pool& office, std::int64_t leaf) {
    db::Transaction tx{office};
    tx.run(sql::delete_cursor, {cursor});
    tx.run(sql::insert_cursor, {cursor, leaf});
    tx.commit();
}

}  // namespace portal::projection
