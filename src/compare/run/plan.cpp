#include "compare/run/plan.hpp"

#include "compare/run/commitment.hpp"
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
                          fmt::format("没有编号为“{}”的规则，请在后台“规则”页核对编号", id)};
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

bool names(const Rule& rule, std::string_view table) {
    return std::ranges::find(rule.needs, table) != rule.needs.end() ||
           std::ranges::find(rule.wants, table) != rule.wants.end();
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
        if (names(*planned.rule, "near_number"))
            for (const std::string& registry : planned.uses)
                plan_.near.insert(registry);
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

/// A batch is shown in a short transaction, whose clock may lag behind one that ended before
/// (milliseconds).
constexpr std::int64_t lag = 5000;

struct LedgerState {
    std::string all;       ///< changes with anything
    std::string programs;  ///< what programs say stands in every payment
    std::int64_t seen = 0;
};

LedgerState ledger_state(db::Session& session) {
    LedgerState state;
    session.each(sql::ledger_state, {}, [&](const db::Row& row) {
        for (int i = 0; i < 10; ++i)
            state.all += fmt::format("{} ", row.integer(i));
        state.programs = fmt::format("programs {}", row.integer(2));
        state.seen = row.integer(1);
    });
    return state;
}

std::string rules_text(const Plan& plan) {
    std::string rules;
    for (const PlannedRule& planned : plan.rules)
        rules += fmt::format("{} {}\n{}", planned.rule->id, planned.rule->digest,
                             canonical(planned.parameters));
    return rules;
}

json::Array inputs_json(const Plan& plan) {
    json::Array inputs;
    for (const DatasetVersion& version : plan.deliveries)
        inputs.push_back(
            json::Object{{"dataset", version.dataset},
                         {"version", version.number},
                         {"as_of", platform::format_date(platform::from_days(version.as_of))}});
    return inputs;
}

void seal_plan(Plan& plan, db::Session& session) {
    std::string rules = rules_text(plan);
    const LedgerState ledger = ledger_state(session);
    std::string inputs = rules + fmt::format("as of {}\n", plan.as_of);
    for (const DatasetVersion& version : plan.deliveries)
        inputs += fmt::format("{} {}\n{}", version.dataset, version.number, version.digest);
    plan.basis = crypto::bytes(crypto::Sha256{}.add(inputs).add(ledger.programs).finish());
    plan.digest = crypto::bytes(crypto::Sha256{}
                                    .add(inputs)
                                    .add(ledger.all)
                                    .add(fmt::format("{}", disclose::publications(session)))
                                    .finish());
    plan.ledger_seen = ledger.seen;
    session.each(sql::select_batches_since, {ledger.seen - lag}, [&](const db::Row& row) {
        plan.batches_seen += fmt::format("{} ", row.integer(0));
    });
    plan.inputs = json::write(inputs_json(plan));
    plan.salt = crypto::random_bytes(16);
    plan.commitment = commitment_of(plan.salt, rules);
    plan.opening = std::move(rules);
}

/// Since when batches were shown that the run over everybody, which this one can go on from, has
/// not read; nothing without such a run.
std::optional<std::int64_t> unread_since(db::Session& session, const Plan& plan) {
    const db::Blob basis{plan.basis};
    const auto base = session.one(sql::select_base_run, {basis}, [](const db::Row& row) {
        return std::pair{row.integer(0), " " + std::string{row.text(1)}};
    });
    if (!base) return std::nullopt;
    std::int64_t since = plan.ledger_seen + 1;
    session.each(sql::select_batches_since, {base->first - lag}, [&](const db::Row& row) {
        const bool read =
            base->second.find(fmt::format(" {} ", row.integer(0))) != std::string::npos;
        if (!read) since = std::min(since, row.integer(1));
    });
    return since;
}

}  // namespace

bool follows_new_payments(const Rule& rule, const RuleBook& book) {
    if (rule.scope == Scope::Person) return true;
    const auto is_small = [&](const std::string& table) {
        return book.dataset(table) == nullptr && table != "payment" && table != "published" &&
               table != "person_number" && table != "near_person" && table != "near_number";
    };
    return std::ranges::all_of(rule.needs, is_small) && std::ranges::all_of(rule.wants, is_small);
}

std::string_view name_of(RunKind kind) {
    switch (kind) {
        case RunKind::Whole: return "whole";
        case RunKind::New: return "new";
        case RunKind::Some: return "some";
    }
    platform::bug("no such kind of run");
}

namespace {

Plan plan_of(const Datasets& datasets, db::Session& session, const RunOptions& options,
             const std::vector<const Rule*>& rules) {
    const Office& office = datasets.office();
    const auto deliveries = datasets.current(session);
    const auto formalities = datasets.registered(session);
    const Parameters parameters{office, session};
    Plan plan;
    plan.kind = options.rules.empty() ? RunKind::Whole : RunKind::Some;
    plan.as_of = options.as_of.value_or(day_of(office, deliveries));
    Survey survey{office.book, deliveries, formalities, plan};
    for (const Rule* rule : rules) {
        PlannedRule planned{rule, parameters.of(*rule), {}, {}, false, {}};
        survey.look_at(planned);
        plan.rules.push_back(std::move(planned));
    }
    std::ranges::sort(plan.deliveries, {}, &DatasetVersion::dataset);
    seal_plan(plan, session);
    return plan;
}

}  // namespace

Plan make_plan(const Datasets& datasets, db::Session& session, const RunOptions& options) {
    const RuleBook& book = datasets.office().book;
    auto rules = chosen(book, options.rules);
    Plan plan = plan_of(datasets, session, options, rules);
    if (!options.only_new || plan.kind == RunKind::Some) return plan;
    const auto since = unread_since(session, plan);
    if (!since) return plan;
    std::erase_if(rules, [&](const Rule* rule) { return !follows_new_payments(*rule, book); });
    Plan part = plan_of(datasets, session, options, rules);
    part.kind = RunKind::New;
    part.since = since;
    part.basis = plan.basis;
    return part;
}

}  // namespace compare
