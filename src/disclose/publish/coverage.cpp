#include "disclose/publish/coverage.hpp"

#include "disclose/profile/rules.hpp"
#include "disclose/sql.hpp"
#include "domain/fen.hpp"
#include "ledger/flow.hpp"
#include "platform/core/clock.hpp"

namespace disclose {

namespace {

struct Place {
    std::string program, period;
    std::int64_t region = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
};

struct Arrived {
    std::int64_t rows = 0, left_rows = 0, left_fen = 0;
    domain::Fen amount;
};

ledger::Break left_lying(const Place& place, const Arrived& arrived) {
    const domain::RegionCode region{place.region};
    return {
        fmt::format("{} {} {}", place.program, place.period, region.text()), -arrived.left_fen,
        fmt::format("到账{}笔{}元，其中{}笔{}元还没有公开", arrived.rows, arrived.amount.grouped(),
                    arrived.left_rows, domain::Fen{arrived.left_fen}.grouped()),
        place.program, region};
}

}  // namespace

ledger::Identity coverage(db::Session& session) {
    ledger::Identity out{"I11", "公开覆盖", "目录里的项目，到账的每一笔都已公开，或者依法不公开",
                         0,     {},         {}};
    const auto rules = Rules::load(session);
    std::map<Place, Arrived> places;
    session.each(sql::select_coverage, {}, [&](const db::Row& row) {
        const std::string program{row.text(0)};
        const auto year = static_cast<int>(platform::from_days(row.integer(2)).year());
        if (!rules.in_catalogue(program, year)) return;
        if (ledger::outcome_of(row.text(4)) != ledger::Outcome::Success) return;
        auto& place = places[{program, std::string(row.text(1)), row.integer(3)}];
        place.rows += row.integer(5);
        place.amount += domain::Fen{row.integer(6)};
        place.left_rows += row.integer(7);
        place.left_fen += row.integer(8);
    });
    for (const auto& [place, arrived] : places) {
        ++out.checked;
        if (arrived.left_rows > 0) out.breaks.push_back(left_lying(place, arrived));
    }
    if (out.checked == 0) out.undecided = "公开目录里的项目还没有到账的发放";
    return out;
}

}  // namespace disclose
