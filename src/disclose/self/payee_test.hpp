#pragma once

#include "disclose/office_test.hpp"

namespace disclose::test {

inline constexpr std::string_view payee_number = "430299194503020021",
                                  stranger_number = "430299195207150010";

/// A county with two counters and payees whose identity numbers are known.
struct PayeeCounty : County {
    guard::Actor counter = officer("counter", Role::ServiceCounter, "县政务服务中心");
    guard::Actor town = at_town("town", 430299100000);
    guard::Actor other_town = at_town("other_town", 430299101000);
    Slips slips{office};
    LookUps look_ups{office, {}};

    /// A town's clerk, for the counter in that town.
    guard::Actor at_town(const std::string& login, std::int64_t region) {
        auto out = officer(login, Role::TownClerk, "乡镇民政办");
        out.grants.front().region = domain::RegionCode{region};
        return out;
    }
    domain::PersonKey person(std::string_view number) const {
        const auto read = domain::IdNumber::parse(number, platform::local_date(clock.now()));
        return keys.person_key(std::get<domain::IdNumber>(read));
    }
    /// A payment to the holder of that number, to an account that ends in 0158.
    ledger::Record payment_to(std::string_view number, const Paid& paid) const {
        auto out = payment(paid);
        const auto& columns = ledger::table(TableKind::Payment).columns;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const std::string_view name{columns[i].name};
            if (name == "person_key") out.values[i] = db::Uuid{person(number).bytes()};
            if (name == "account_sealed")
                out.values[i] = db::Blob{keys.seal_text("6217990000000000158", "payment.account")};
        }
        return out;
    }
    BatchId hand_in_for(std::string_view number, const std::vector<Paid>& paid) {
        std::vector<ledger::Record> records;
        for (const auto& one : paid)
            records.push_back(payment_to(number, one));
        return hand_in(TableKind::Payment, records, "县民政局", clerk.id.value());
    }
    /// Published without a profile: nothing of it is public, and the payee still sees it.
    void pay(std::string_view number, const std::vector<Paid>& paid) {
        publish(hand_in_for(number, paid));
    }

    domain::ReceiptProof slip_for(std::string_view number) {
        return slips.issue(town, number, Presence::Verified).code.proof();
    }
    static domain::ReceiptProof fresh_code() {
        return domain::ReceiptCode::fresh(domain::ReceiptKind::Query).proof();
    }
    std::int64_t audited(std::string_view action) {
        db::Reader reader{pool()};
        return reader
            .one("SELECT count(*) FROM guard_audit WHERE action = $1", {action},
                 [](const db::Row& row) { return row.integer(0); })
            .value_or(0);
    }
};

}  // namespace disclose::test
