#include "compare/papers/papers.hpp"
#include "compare/sql.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace compare {

namespace {

using platform::Refusal;

const std::array<std::string, 9> acts{
    "compare.register_dataset", "compare.import_dataset", "compare.destroy_dataset",
    "compare.begin_run",        "compare.precheck",       "compare.reveal_hits",
    "compare.print_paper",      "compare.judge",          "compare.print_record"};

/// Runs by month, and how many used each delivery.
class Runs {
public:
    explicit Runs(db::Session& session) {
        session.each(sql::select_finished_runs, {}, [&](const db::Row& row) {
            const auto at = platform::from_millis(row.integer(0));
            ++months[platform::format_date(platform::local_date(at)).substr(0, 7)];
            count(row.text(1));
        });
    }

    std::int64_t of(const std::string& dataset, std::int64_t number) const {
        const auto found = used_.find({dataset, number});
        return found == used_.end() ? 0 : found->second;
    }
    std::map<std::string, std::int64_t> months;

private:
    void count(std::string_view inputs) {
        const auto read = json::parse(inputs);
        for (const auto& input : read.as_array())
            ++used_[{std::string{input.at("dataset").as_string()}, input.at("version").as_int64()}];
    }

    std::map<std::pair<std::string, std::int64_t>, std::int64_t> used_;
};

std::map<std::string, std::vector<DeliveryRecord>> deliveries_of(db::Session& session,
                                                                 const Runs& runs) {
    std::map<std::string, std::vector<DeliveryRecord>> found;
    session.each(sql::select_deliveries, {}, [&](const db::Row& row) {
        const std::string dataset{row.text(1)};
        DeliveryRecord one{row.integer(2),
                           row.integer(3),
                           row.integer(4),
                           row.integer(5),
                           row.integer(6),
                           platform::from_millis(row.integer(7)),
                           row.maybe_text(8).value_or(""),
                           {},
                           runs.of(dataset, row.integer(2))};
        if (!row.is_null(9)) one.destroyed_at = platform::from_millis(row.integer(9));
        found[dataset].push_back(std::move(one));
    });
    return found;
}

std::vector<std::string> rules_using(const RuleBook& book, const std::string& dataset) {
    std::vector<std::string> found;
    const auto names = [&](const std::vector<std::string>& tables) {
        return std::ranges::find(tables, dataset) != tables.end();
    };
    for (const Rule& rule : book.rules())
        if (rule.status == RuleStatus::On && (names(rule.needs) || names(rule.wants)))
            found.push_back(rule.id + " " + rule.title);
    return found;
}

}  // namespace

ProcessingRecord processing_record(const Datasets& datasets, db::Session& session,
                                   const ledger::Regions& regions, Demonstration demo) {
    const Office office = datasets.office();
    const Runs runs{session};
    auto deliveries = deliveries_of(session, runs);
    ProcessingRecord record{regions.county().name,
                            office.clock.now(),
                            demo == Demonstration::Yes,
                            {},
                            {},
                            runs.months,
                            guard::audit_counts(session, acts)};
    for (const DatasetSpec& spec : office.book.datasets()) {
        auto formalities = datasets.formalities(session, spec.name);
        if (formalities)
            record.registries.push_back({&spec, std::move(*formalities),
                                         std::move(deliveries[spec.name]),
                                         rules_using(office.book, spec.name)});
        else
            record.unregistered.push_back(spec.title);
    }
    return record;
}

PrintedPaper print_paper(const Datasets& datasets, const guard::Actor& actor,
                         const ledger::Regions& regions, Demonstration demo,
                         std::string_view name) {
    const Office office = datasets.office();
    office.gate.require(actor, guard::Permission::ManageDatasets);
    if (name != "assessment" && name != "register")
        throw Refusal{Refusal::Kind::NotFound, "没有这种文书，请回到基础库页面重新选择"};
    db::Reader reader{office.pool};
    const auto record = processing_record(datasets, reader, regions, demo);
    const auto document =
        name == "assessment" ? impact_assessment(record) : processing_register(record);
    auto bytes = pdf::write(document);
    office.gate.record(actor, "compare.print_record", fmt::format("paper:{}", name));
    return {document.title + ".pdf", std::move(bytes)};
}

}  // namespace compare
