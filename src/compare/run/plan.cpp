#include "compare/run/plan.hpp"

#include "compare/run/tables.hpp"
#include "compare/sql.hpp"
#include "disclose/disclose.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace compare {

namespace {

using platform::Refusal;

std::vector<const Rule*> chosen(const RuleBook& book, const std::vector<std::string>& ids) {
    std::vector<const Rule*> rules;
    for (const std::string& id : ids)
        if (book.rule(id) == nullptr)
            throw Refusal{Refusal::Kind::Invalid,
                          fmt::format("没有编号为“{}”的规则，请用 compare rules 查看", id)};
    for (const Rule& rule : book.rules()) {
        const bool named = std::ranges::find(ids, rule.id) != ids.end();
        if (named || (ids.empty() && rule.status == RuleStatus::On)) rules.push_back(&rule);
    }
    return rules;
}

const DatasetVersion* delivery_of(const std::vector<DatasetVersion>& deliveries,
                                  std::string_view name) {
    const auto found = std::ranges::find(deliveries, name, &DatasetVersion::dataset);
    return found == deliveries.end() ? nullptr : &*found;
}

/// The newest as-of date among the registries; without any, today.
std::int64_t day_of(const Office& office, const std::vector<DatasetVersion>& deliveries) {
    if (deliveries.empty()) return platform::to_days(platform::local_date(office.clock.now()));
    return std::ranges::max_element(deliveries, {}, &DatasetVersion::as_of)->as_of;
}

std::string source_line(const DatasetSpec& spec, const DatasetVersion& version) {
    return fmt::format("{}（{}，第{}次交付，截止{}）", spec.title, spec.owner, version.number,
                       platform::format_date(platform::from_days(version.as_of)));
}

/// Looks at the tables of rules: what is missing, what is old, and what will be read.
class Survey {
public:
    Survey(const RuleBook& book, const std::vector<DatasetVersion>& deliveries,
           const std::vector<Formalities>& formalities, Plan& plan)
        : book_(book), deliveries_(deliveries), formalities_(formalities), plan_(plan) {}

    void look_at(PlannedRule& planned) {
        for (const std::string& name : planned.rule->needs)
            use(planned, name, true);
        for (const std::string& name : planned.rule->wants)
            use(planned, name, false);
        // Approved exceptions are a registry that every rule about payments consults.
        if (planned.rule->records == "payment") use(planned, "exemptions", false);
    }

private:
    void use(PlannedRule& planned, const std::string& name, bool needed) {
        plan_.tables.insert(name);
        if (fund_table(name) != nullptr) return;
        const DatasetSpec* spec = book_.dataset(name);
        const DatasetVersion* delivery = delivery_of(deliveries_, name);
        if (spec != nullptr && delivery != nullptr)
            take(planned, *spec, *delivery);
        else if (spec == nullptr || needed)
            planned.missing.push_back(name);
    }

    void take(PlannedRule& planned, const DatasetSpec& spec, const DatasetVersion& delivery) {
        planned.uses.push_back(spec.name);
        const auto own = std::ranges::find(formalities_, spec.name, &Formalities::name);
        const int most = own == formalities_.end() ? spec.maximum_age_days : own->maximum_age_days;
        if (delivery.as_of + most < plan_.as_of) planned.stale = true;
        planned.sources.push_back(source_line(spec, delivery));
        if (delivery_of(plan_.deliveries, spec.name) == nullptr)
            plan_.deliveries.push_back(delivery);
    }

    const RuleBook& book_;
    const std::vector<DatasetVersion>& deliveries_;
    const std::vector<Formalities>& formalities_;
    Plan& plan_;
};

std::string ledger_state(db::Session& session) {
    return session
        .one(sql::ledger_state, {},
             [](const db::Row& row) {
                 std::string text;
                 for (int i = 0; i < 10; ++i)
                     text += fmt::format("{} ", row.integer(i));
                 return text;
             })
        .value_or("");
}

void seal_plan(Plan& plan, db::Session& session) {
    std::string rules;
    for (const PlannedRule& planned : plan.rules)
        rules += fmt::format("{} {}\n{}", planned.rule->id, planned.rule->digest,
                             canonical(planned.parameters));
    crypto::Sha256 digest;
    digest.add(rules).add(fmt::format("as of {}\n", plan.as_of));
    json::Array inputs;
    for (const DatasetVersion& version : plan.deliveries) {
        digest.add(fmt::format("{} {}\n", version.dataset, version.number)).add(version.digest);
        inputs.push_back(
            json::Object{{"dataset", version.dataset},
                         {"version", version.number},
                         {"as_of", platform::format_date(platform::from_days(version.as_of))}});
    }
    digest.add(ledger_state(session)).add(fmt::format("{}", disclose::log_size(session)));
    plan.digest = crypto::bytes(digest.finish());
    plan.inputs = json::write(inputs);
    plan.salt = crypto::random_bytes(16);
    plan.commitment = crypto::bytes(crypto::Sha256{}.add(plan.salt).add(rules).finish());
}

}  // namespace

Plan make_plan(const Datasets& datasets, db::Session& session, const RunOptions& options) {
    const Office& office = datasets.office();
    const auto deliveries = datasets.current(session);
    const auto formalities = datasets.registered(session);
    const Parameters parameters{office, session};
    Plan plan;
    plan.as_of = options.as_of.value_or(day_of(office, deliveries));
    Survey survey{office.book, deliveries, formalities, plan};
    for (const Rule* rule : chosen(office.book, options.rules)) {
        PlannedRule planned{rule, parameters.of(*rule), {}, {}, false, {}};
        survey.look_at(planned);
        plan.rules.push_back(std::move(planned));
    }
    std::ranges::sort(plan.deliveries, {}, &DatasetVersion::dataset);
    seal_plan(plan, session);
    return plan;
}

}  // namespace compare
