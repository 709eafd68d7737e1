#pragma once

#include "domain/dates.hpp"
#include "domain/decimal.hpp"
#include "domain/fen.hpp"
#include "platform/db/db.hpp"
#include "portal/snapshot.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portal {

/// What every published record has.
struct Published {
    std::string record_id;
    std::int64_t version = 1;
    platform::Instant published_at;
    std::optional<std::string> withdrawn;  ///< why, when it was withdrawn
    std::optional<std::int64_t> leaf;      ///< its place in the public log
};

struct Payment : Published {
    std::string program;
    std::int64_t year = 0;
    std::string period;
    domain::RegionCode region;
    std::string appropriation;
    std::optional<std::string> name;  ///< none once its retention has ended
    std::optional<domain::Fen> amount;
    std::optional<std::string> band;
    std::optional<domain::Quantity> quantity;
    std::optional<std::string> unit;
    std::optional<domain::Fen> standard;
    platform::Date pay_date;
    std::optional<std::string> status;
};

struct Fund : Published {
    std::string kind, number, parent, program;
    std::int64_t year = 0;
    std::optional<std::string> from_org, to_org, level;
    std::optional<platform::Date> on_date;
    domain::Fen amount;
};

/// Payments under one appropriation in one place: `exact` of `rows` show their amount, which is
/// `amount` in all.
struct PaidPlace {
    domain::RegionCode region;
    std::int64_t rows = 0, exact = 0;
    domain::Fen amount;
};

struct Project : Published {
    std::string number, program;
    std::int64_t year = 0;
    std::string name;
    domain::RegionCode region;
    std::optional<domain::Fen> planned;
    std::optional<std::string> level, owner, contractor, tender;
    std::optional<domain::Fen> contract;
    std::optional<platform::Date> start, end;
    std::optional<std::string> progress;
};

struct Expenditure : Published {
    std::string number, project;
    platform::Date pay_date;
    std::optional<std::string> payee, purpose;
    domain::Fen amount;
    std::optional<std::string> voucher;
};

struct Change {
    std::int64_t version = 0;
    platform::Instant at;
    std::string field;
    std::optional<std::string> before, after;
    std::string reason;
};

struct Policy {
    std::int64_t id = 0;
    std::string index_number, title, issuer;
    std::optional<std::string> doc_no;
    platform::Date issued_on;
    std::optional<platform::Date> effective_from, effective_to;
    std::string subject, audience, status;
    platform::Instant published_at;
    std::string body;  ///< only of a single one
};

/// Where a page of payments begins: behind this row.
struct PaymentKey {
    std::int64_t pay_day = 9'000'000;
    std::string record_id;
};

/// Reads the projection, and nothing else. `today` decides whose name is still shown.
class Store {
public:
    explicit Store(db::Session& session) : session_(session) {}

    std::string generation();
    Snapshot::Parts snapshot();

    /// Of each payment what a list shows of it: not its program, place, appropriation, version and
    /// proof.
    std::vector<Payment> payments(domain::RegionCode region, std::string_view program,
                                  std::int64_t year, const PaymentKey& after, int limit,
                                  platform::Date today);
    std::optional<Payment> payment(std::string_view record_id, platform::Date today);
    std::vector<PaidPlace> paid_places(std::string_view appropriation, std::string_view program);

    std::optional<Fund> fund(std::string_view record_id);
    std::optional<Fund> fund(std::string_view kind, std::string_view number,
                             std::string_view program);
    std::vector<Fund> funds_below(const Fund& fund);
    /// The records of one level under one number.
    std::vector<Fund> funds(std::string_view kind, std::string_view parent,
                            std::string_view program);
    /// How many different people lie below a program's fund records, by kind and number.
    using FundPeople = std::map<std::pair<std::string, std::string>, std::int64_t>;
    FundPeople fund_people(std::string_view program);
    std::vector<Fund> sources(std::string_view program, std::int64_t year);

    std::optional<Project> project(std::string_view record_id);
    std::optional<Project> project_by_number(std::string_view number);
    /// Behind (region, record_id), in that order.
    std::vector<Project> projects(domain::RegionCode place, std::optional<std::string_view> program,
                                  std::int64_t after_region, std::string_view after_record,
                                  int limit);
    using UseTitle = std::function<void(std::string_view record_id, domain::RegionCode region,
                                        std::string_view title)>;
    /// Of all projects that are not withdrawn, by place.
    void each_title(const UseTitle& use);
    std::optional<Expenditure> expenditure(std::string_view record_id);
    std::vector<Expenditure> expenditures(std::string_view project);

    std::vector<Change> history(std::string_view record_id);

    std::vector<Policy> policies();
    std::vector<Policy> policies(std::string_view program);
    std::vector<Policy> find_policies(std::string_view words);
    std::optional<Policy> policy(std::int64_t id);
    std::vector<std::string> policy_programs(std::int64_t id);

private:
    db::Session& session_;
};

}  // namespace portal
