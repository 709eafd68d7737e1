#include "disclose/demo/demo.hpp"

#include "collect/collect.hpp"
#include "disclose/profile/profiles.hpp"
#include "disclose/review/reviews.hpp"
#include "disclose/sql.hpp"
#include "guard/store.hpp"
#include "platform/core/refusal.hpp"

#include <array>
#include <set>

namespace disclose {

namespace {

struct DemoProfile {
    const char* program;
    Mode mode;
};

constexpr std::array profiles{DemoProfile{"MZ01", Mode::Named},  DemoProfile{"MZ02", Mode::Named},
                              DemoProfile{"MZ03", Mode::Named},  DemoProfile{"NY01", Mode::Named},
                              DemoProfile{"LY01", Mode::Named},  DemoProfile{"NJ01", Mode::Named},
                              DemoProfile{"ZJ01", Mode::Named},  DemoProfile{"CL01", Mode::Masked},
                              DemoProfile{"CL02", Mode::Masked}, DemoProfile{"YL01", Mode::Masked},
                              DemoProfile{"WJ01", Mode::Masked}};
constexpr std::array<std::int64_t, 3> demo_years{2016, 2017, 2018};

/// The demo county's officers, by what they may do.
class Cast {
public:
    explicit Cast(db::Pool& pool) {
        db::Reader reader{pool};
        for (auto& entry : guard::store::officers(reader)) {
            if (!entry.disabled) officers_.push_back(std::move(entry.actor));
        }
    }

    const guard::Actor* find(guard::Role role, const guard::Scope& scope = {}) const {
        for (const auto& officer : officers_) {
            for (const auto& grant : officer.grants) {
                if (grant.role == role && grant.covers(scope)) return &officer;
            }
        }
        return nullptr;
    }
    const guard::Actor& who(guard::Role role) const {
        if (const auto* officer = find(role)) return *officer;
        throw platform::Refusal{platform::Refusal::Kind::Conflict,
                                fmt::format("演示县里没有“{}”，请用 init --demo 重新建立",
                                            guard::entry_of(role).title)};
    }

private:
    std::vector<guard::Actor> officers_;
};

void sign_catalogue(const Office& office, const guard::Actor& leading_group) {
    std::map<std::int64_t, std::set<std::string>> wanted;
    {
        db::Reader reader{office.pool};
        const auto rules = Rules::load(reader);
        const auto want = [&](std::int64_t year, const std::string& program) {
            if (!rules.in_catalogue(program, year)) wanted[year].insert(program);
        };
        reader.each(sql::select_ledger_programs, {}, [&](const db::Row& row) {
            const std::string program{row.text(0)};
            want(row.integer(1), program);
            // A year's list of programs also carries what is paid for the year before and after.
            for (const auto year : demo_years)
                want(year, program);
        });
    }
    for (const auto& [year, programs] : wanted)
        Catalogue{office}.sign(leading_group, year, {programs.begin(), programs.end()});
}

/// The officer for a step: of the batch's department, where the demo county has such a reviewer.
const guard::Actor* officer_for(const Cast& cast, const ReviewedBatch& batch, Step step) {
    constexpr std::array roles{guard::Role::DepartmentReviewer, guard::Role::FinanceReviewer,
                               guard::Role::SecrecyReviewer, guard::Role::Publisher};
    return cast.find(roles[static_cast<std::size_t>(step)], batch.scope());
}

/// Nothing that a review would refuse stands in the way of this step.
bool may_pass(db::Session& session, const ReviewedBatch& batch, Step step,
              const guard::Actor* officer) {
    if (officer == nullptr) return false;
    if (step == Step::Secrecy && !collect::privacy_findings(session, batch.id).empty())
        return false;
    return !conflict_of_persons(step, officer->id.value(), hands_on(session, batch),
                                separation(session));
}

void carry(const Office& office, const Cast& cast, const ReviewedBatch& batch) {
    Reviews reviews{office};
    for (auto stage = batch.stage; stage < Stage::Published;) {
        const auto step = static_cast<Step>(stage);
        const auto* officer = officer_for(cast, batch, step);
        const bool sound = [&] {
            db::Reader reader{office.pool};
            return may_pass(reader, batch, step, officer);
        }();
        if (!sound) return;
        stage = reviews.decide(*officer, batch.id, step, Decision::Pass);
    }
}

}  // namespace

PublishCounts publish_counts(db::Session& session) {
    PublishCounts out;
    session.each(sql::count_published, {}, [&out](const db::Row& row) {
        const auto mode = *mode_named(row.text(0));
        auto& count = mode == Mode::None        ? out.withheld_rows
                      : mode == Mode::Aggregate ? out.aggregate_rows
                                                : out.published_rows;
        count += row.integer(1);
        if (mode != Mode::None) out.amount_fen += row.integer(2);
    });
    return out;
}

void sign_demo(const Office& office) {
    const Cast cast{office.pool};
    const auto& signer = cast.who(guard::Role::SecrecyReviewer);
    const auto& second = cast.who(guard::Role::LeadingGroup);
    Profiles signing{office};
    const auto rules = [&office] {
        db::Reader reader{office.pool};
        return Rules::load(reader);
    }();
    for (const auto& [program, mode] : profiles) {
        for (const auto year : demo_years) {
            const auto standing = rules.standing(program, year);
            if (standing.version > 0 || standing.pending) continue;
            signing.sign(signer, {program, year, mode, 365, "演示县公开策略"});
            signing.cosign(second, program, year);
        }
    }
}

PublishCounts publish_all(const Office& office, std::span<const ledger::BatchId> only) {
    const Cast cast{office.pool};
    sign_catalogue(office, cast.who(guard::Role::LeadingGroup));
    const auto all = [&office] {
        db::Reader reader{office.pool};
        return batches(reader);
    }();
    for (const auto id : only) {
        if (std::none_of(all.begin(), all.end(), [id](const auto& one) { return one.id == id; }))
            throw platform::Refusal{platform::Refusal::Kind::NotFound,
                                    fmt::format("没有批次 {}，请核对批次号", id.value())};
    }
    for (const auto& batch : all) {
        if (only.empty() || std::find(only.begin(), only.end(), batch.id) != only.end())
            carry(office, cast, batch);
    }
    db::Reader reader{office.pool};
    return publish_counts(reader);
}

}  // namespace disclose
