#include "complain/cases/barred.hpp"

#include "guard/store.hpp"

#include <algorithm>

namespace complain {

namespace {

/// The unit in which a grant lets somebody act, as posts call it: a bureau, a town, a village.
std::string unit_of(const Office& office, const guard::Actor& actor, const guard::Grant& grant) {
    using Level = domain::RegionCode::Level;
    if (grant.region.level() <= Level::County) return actor.department;
    const auto place = office.place_name(grant.region);
    return grant.role == guard::Role::TownDiscipline ? place + "纪委" : place;
}

/// For which body that role would handle a case; who only sorts or approves acts for the county.
BodyType body_of(guard::Role role) {
    switch (role) {
        case guard::Role::TownDiscipline: return BodyType::TownDiscipline;
        case guard::Role::TownClerk: return BodyType::Town;
        case guard::Role::DepartmentReviewer: return BodyType::Department;
        default: return BodyType::CountyDiscipline;
    }
}

}  // namespace

std::vector<Ground> barred(db::Session& session, const Office& office, guard::OfficerId officer,
                           const Finding& finding) {
    const auto* accused = office.posts.find(finding.post);
    const auto known = guard::store::find_officer(session, officer);
    if (accused == nullptr || !known) return {};
    std::vector<Ground> out;
    for (const auto& grant : known->actor.grants) {
        Handler handler;
        handler.department = unit_of(office, known->actor, grant);
        handler.body = body_of(grant.role);
        for (const auto ground : recusal(
                 handler, *accused, {platform::local_date(office.clock.now()), {}}, office.posts))
            if (std::ranges::find(out, ground) == out.end()) out.push_back(ground);
    }
    return out;
}

Route route_of(const Office& office, const ComplaintState& state, const Finding& finding,
               Date today) {
    const auto* accused = office.posts.find(finding.post);
    return office.jurisdiction.route(state.kind, {finding.theme, finding.department}, state.place,
                                     accused == nullptr ? std::nullopt : std::optional{*accused},
                                     today);
}

}  // namespace complain
