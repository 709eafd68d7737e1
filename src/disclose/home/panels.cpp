#include "disclose/home/panels.hpp"

#include "disclose/correct/proposals.hpp"
#include "disclose/correct/withdrawals.hpp"
#include "disclose/profile/profiles.hpp"
#include "disclose/publish/coverage.hpp"
#include "disclose/review/reviews.hpp"
#include "disclose/sql.hpp"
#include "ledger/regions.hpp"

namespace disclose {

namespace {

using guard::Permission;
using ledger::Task;

/// Batches whose next step this officer may take, by that step.
std::vector<Task> reviews_due(db::Session& session, const guard::Actor& actor) {
    std::map<Step, std::int64_t> due;
    const auto merged = separation(session);
    for (const auto& batch : batches(session)) {
        if (batch.stage >= Stage::Published) continue;
        const auto step = static_cast<Step>(batch.stage);
        if (!actor.may(permission_of(step), batch.scope())) continue;
        if (!conflict_of_persons(step, actor.id.value(), hands_on(session, batch), merged))
            ++due[step];
    }
    std::vector<Task> out;
    for (const auto& [step, count] : due) {
        out.push_back({fmt::format("个批次等{}", title_of(step)), count,
                       fmt::format("/batches?stage={}", name_of(due_at(step)))});
    }
    return out;
}

std::int64_t corrections_due(db::Session& session, const guard::Actor& actor) {
    const auto county = ledger::Regions::load(session).county().code;
    if (!actor.may(Permission::DecideProposal, {county, std::nullopt})) return 0;
    return static_cast<std::int64_t>(proposals(session, actor, "open").size());
}

std::int64_t withdrawals_due(db::Session& session, const guard::Actor& actor) {
    const auto open = open_withdrawals(session);
    return std::count_if(open.begin(), open.end(), [&](const WithdrawalEntry& one) {
        return one.asked_by_id != actor.id.value();
    });
}

/// Loosened profiles that wait for a second signature, not one's own.
std::int64_t cosignatures_due(db::Session& session, const guard::Actor& actor) {
    std::map<std::pair<std::string, std::int64_t>, std::vector<ProfileEntry>> programs;
    for (auto& entry : profile_entries(session, std::nullopt))
        programs[{entry.program, entry.year}].push_back(std::move(entry));
    return std::count_if(programs.begin(), programs.end(), [&](const auto& program) {
        std::vector<ProfileVersion> contents;
        for (const auto& version : program.second)
            contents.push_back(version.content);
        return standing_of(contents).pending && program.second.back().signed_by != actor.name;
    });
}

std::vector<Task> tasks(db::Session& session, const guard::Actor& actor) {
    auto out = reviews_due(session, actor);
    const auto add = [&](Permission permission, std::string title, std::string link,
                         std::int64_t (*count)(db::Session&, const guard::Actor&)) {
        if (!actor.may(permission)) return;
        out.push_back({std::move(title), count(session, actor), std::move(link)});
    };
    add(Permission::DecideProposal, "件勘误等审定", "/proposals", corrections_due);
    add(Permission::Withdraw, "件撤下等确认", "/withdrawals", withdrawals_due);
    add(Permission::CosignProfile, "个公开策略等会签", "/profiles", cosignatures_due);
    return out;
}

std::int64_t published_fen(db::Session& session, const ledger::Sight& sight) {
    std::int64_t sum = 0;
    session.each(sql::sum_published, {}, [&](const db::Row& row) {
        if (sight.row(std::string(row.text(0)), domain::RegionCode{row.integer(1)}))
            sum += row.integer(2);
    });
    return sum;
}

}  // namespace

ledger::Panels panels(const Office& office) {
    return {.tasks =
                [office](const guard::Actor& actor) {
                    db::Reader reader{office.pool};
                    return tasks(reader, actor);
                },
            .published_fen = published_fen,
            .coverage = coverage};
}

}  // namespace disclose
