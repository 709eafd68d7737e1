#pragma once

#include "disclose/disclose.hpp"
#include "ledger/testing/county_test.hpp"
#include "platform/testing/refused.hpp"

#include <doctest/doctest.h>

namespace disclose::test {

using guard::Role;
using ledger::BatchId;
using ledger::TableKind;
using ledger::test::Paid;

/// A county with the officers of every step.
struct County : ledger::test::County {
    Office office{store.pool(), gate, clock, keys};
    Reviews reviews{office};
    Profiles profiles{office};
    Catalogue catalogue{office};

    guard::Actor clerk = officer("clerk", Role::DepartmentClerk, "县民政局");
    guard::Actor reviewer = officer("reviewer", Role::DepartmentReviewer, "县民政局");
    guard::Actor stranger = officer("stranger", Role::DepartmentReviewer, "县农业局");
    guard::Actor finance = officer("finance", Role::FinanceReviewer);
    guard::Actor secrecy = officer("secrecy", Role::SecrecyReviewer);
    guard::Actor publisher = officer("publisher", Role::Publisher);
    guard::Actor leader = officer("leader", Role::LeadingGroup);

    const guard::Actor& of(Step step) const {
        const std::array all{&reviewer, &finance, &secrecy, &publisher};
        return *all[static_cast<std::size_t>(step)];
    }
    Stage pass(BatchId batch, Step step) {
        return reviews.decide(of(step), batch, step, Decision::Pass);
    }
    void pass_until(BatchId batch, Step last) {
        for (int step = 0; step <= static_cast<int>(last); ++step)
            pass(batch, static_cast<Step>(step));
    }
    void publish(BatchId batch) { pass_until(batch, Step::Publish); }

    void sign(const std::string& program, Mode mode) {
        if (profiles.sign(secrecy, {program, 2017, mode, 365, "依据公开目录"}) == Signed::Pending)
            profiles.cosign(leader, program, 2017);
    }
    /// Signs catalogue and profile and publishes payments of one program.
    BatchId published(const std::vector<Paid>& paid, Mode mode = Mode::Named) {
        catalogue.sign(leader, 2017, {paid.front().program});
        sign(paid.front().program, mode);
        const auto batch = payments(paid);
        publish(batch);
        return batch;
    }
    BatchId payments(const std::vector<Paid>& paid, int version = 1) {
        std::vector<ledger::Record> records;
        for (const auto& one : paid)
            records.push_back(payment(one));
        return hand_in(TableKind::Payment, records, "县民政局", clerk.id.value(), version);
    }
    std::string record_of(const std::string& serial) {
        return RecordIds{keys}.of("payment", serial);
    }

    PublishCounts counts() {
        db::Reader reader{pool()};
        return publish_counts(reader);
    }
    std::optional<LogBreak> verify() {
        db::Reader reader{pool()};
        return verify_log(reader, keys);
    }
    std::vector<Released> released(TableKind kind = TableKind::Payment) {
        std::vector<Released> out;
        db::Reader reader{pool()};
        each_released(reader, kind, 0, log_size(reader),
                      [&out](const Released& one) { out.push_back(one); });
        return out;
    }
};

}  // namespace disclose::test
