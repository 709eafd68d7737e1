#include "collect/collect.hpp"
#include "disclose/profile/rules.hpp"
#include "disclose/review/batch_entries.hpp"
#include "disclose/routes/shapes.hpp"
#include "ledger/current.hpp"
#include "platform/core/refusal.hpp"

namespace disclose::routes {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr std::array steps{Step::Business, Step::Finance, Step::Secrecy, Step::Publish};

/// Steps that this officer may take on the batch now; why not, where only persons stand in the way.
void put_may(db::Session& session, const guard::Actor& actor, const ReviewedBatch& batch,
             json::Object& out) {
    json::Array may;
    for (const auto step : steps) {
        if (batch.stage != due_at(step) || !actor.may(permission_of(step), batch.scope())) continue;
        const auto why = conflict_of_persons(step, actor.id.value(), hands_on(session, batch),
                                             separation(session));
        if (why)
            out["why_not"] = *why;
        else
            may.emplace_back(name_of(step));
    }
    out["may"] = std::move(may);
}

json::Object batch_json(db::Session& session, const guard::Actor& actor, const BatchEntry& entry) {
    const auto& batch = entry.batch;
    const auto& counts = entry.counts;
    json::Object out{{"id", std::to_string(batch.id.value())},
                     {"file", batch.file},
                     {"sheet", batch.sheet},
                     {"table", batch.table},
                     {"table_title", ledger::find_table(batch.table)->title},
                     {"department", batch.department},
                     {"created_at", instant(batch.created_at)},
                     {"officer", entry.officer},
                     {"rows", counts.rows},
                     {"accepted", counts.accepted},
                     {"rejected", counts.rejected},
                     {"corrections", counts.corrections},
                     {"warnings", counts.warnings},
                     {"privacy", collect::privacy_findings(session, batch.id).size()},
                     {"amount_fen", std::to_string(counts.amount_fen)},
                     {"stage", name_of(batch.stage)},
                     {"stage_title", title_of(batch.stage)}};
    put_may(session, actor, batch, out);
    return out;
}

BatchEntry seen(db::Session& session, const guard::Actor& actor, std::int64_t id) {
    auto entry = batch_entry(session, ledger::BatchId{id});
    if (!entry || !may_see(actor, entry->batch))
        throw Refusal{Refusal::Kind::NotFound, "没有找到这个批次，请回到列表重新选择"};
    return std::move(*entry);
}

bool waits_for(const guard::Actor& actor, const ReviewedBatch& batch) {
    return batch.stage < Stage::Published &&
           actor.may(permission_of(static_cast<Step>(batch.stage)), batch.scope());
}

/// Those that wait for me first, each part newest first; `after` is the place in that order.
http::Response get_batches(const Office& office, http::Request& request) {
    const auto& actor = guard::actor(request);
    db::Reader reader{office.pool};
    auto entries = batch_entries(reader);
    const auto stage = request.query("stage");
    const auto table = request.query("table");
    std::erase_if(entries, [&](const BatchEntry& entry) {
        const auto& batch = entry.batch;
        return !may_see(actor, batch) ||
               (stage && !stage->empty() && name_of(batch.stage) != *stage) ||
               (table && !table->empty() && batch.table != *table);
    });
    std::stable_sort(entries.begin(), entries.end(), [&](const auto& left, const auto& right) {
        const bool mine = waits_for(actor, left.batch);
        const bool theirs = waits_for(actor, right.batch);
        return mine != theirs ? mine : left.batch.id > right.batch.id;
    });
    const auto from = static_cast<std::size_t>(std::clamp<std::int64_t>(
        number_in(request, "after").value_or(0), 0, static_cast<std::int64_t>(entries.size())));
    const auto to = std::min(entries.size(), from + page_size);
    json::Array items;
    for (auto i = from; i < to; ++i)
        items.push_back(batch_json(reader, actor, entries[i]));
    return list(std::move(items),
                to < entries.size() ? std::optional{std::to_string(to)} : std::nullopt);
}

json::Object detail_json(db::Session& session, const guard::Actor& actor, const BatchEntry& entry) {
    auto out = batch_json(session, actor, entry);
    json::Array reviews, checks, programs;
    for (const auto& one : reviews_of(session, entry.batch.id)) {
        reviews.push_back(json::Object{{"step", name_of(one.step)},
                                       {"step_title", title_of(one.step)},
                                       {"decision", name_of(one.decision)},
                                       {"reason", one.reason},
                                       {"officer", one.officer},
                                       {"at", instant(one.at)}});
    }
    for (const auto& one : checks_of(session, entry.batch))
        checks.push_back(json::Object{{"title", one.title}, {"ok", one.ok}, {"text", one.text}});
    const auto rules = Rules::load(session);
    for (const auto& one : programs_of(session, entry.batch.id)) {
        const auto mode = rules.mode(ledger::TableKind::Payment, one.code, one.year);
        programs.push_back(json::Object{{"code", one.code},
                                        {"name", one.name},
                                        {"profile", name_of(mode)},
                                        {"profile_title", title_of(mode)},
                                        {"rows", one.rows},
                                        {"amount_fen", std::to_string(one.amount_fen)}});
    }
    out["reviews"] = std::move(reviews);
    out["checks"] = std::move(checks);
    out["programs"] = std::move(programs);
    return out;
}

http::Response get_batch(const Office& office, http::Request& request) {
    db::Reader reader{office.pool};
    const auto& actor = guard::actor(request);
    return answer(detail_json(reader, actor, seen(reader, actor, id_in(request))));
}

json::Array cells_json(const ledger::Table& table, const ledger::Record& record) {
    json::Array cells;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!table.columns[i].title.empty())
            cells.emplace_back(ledger::shown(record.values[i], table.columns[i].type));
    }
    return cells;
}

http::Response get_rows(const Office& office, http::Request& request) {
    db::Reader reader{office.pool};
    const auto batch = seen(reader, guard::actor(request), id_in(request)).batch;
    const auto& table = *ledger::find_table(batch.table);
    json::Array columns, items;
    for (const auto& column : table.columns) {
        if (!column.title.empty())
            columns.push_back(json::Object{{"name", column.name}, {"title", column.title}});
    }
    std::map<int, json::Array> findings;
    for (const auto& finding : collect::privacy_findings(reader, batch.id)) {
        findings[finding.row].push_back(json::Object{{"column", finding.column},
                                                     {"severity", "privacy"},
                                                     {"problem", "含有个人号码"},
                                                     {"mend", "删去后重新报送"}});
    }
    const bool only_problems = request.query("problems") == "1";
    std::optional<std::string> next;
    const auto rows = rows_of(reader, batch, number_in(request, "after").value_or(0), page_size);
    for (const auto& row : rows) {
        const auto found = findings.find(row.row_number);
        if (only_problems && found == findings.end()) continue;
        const auto current = ledger::current(reader, table.kind, row.key);
        if (!current) continue;
        items.push_back(
            json::Object{{"row", row.row_number},
                         {"key", row.key},
                         {"cells", cells_json(table, current->record)},
                         {"problems", found == findings.end() ? json::Array{} : found->second}});
    }
    if (rows.size() == page_size) next = std::to_string(rows.back().id);
    json::Object out{{"columns", std::move(columns)}, {"items", std::move(items)}};
    if (next) out["next"] = *next;
    return answer(std::move(out));
}

http::Response post_review(const Office& office, http::Request& request) {
    const auto& actor = guard::actor(request);
    const auto fields = json::Fields::read(request.body());
    const auto step = step_named(fields.text("step", "步骤", 32));
    const auto decision = decision_named(fields.text("decision", "决定", 32));
    if (!step || !decision)
        throw Refusal{Refusal::Kind::Invalid, "步骤或决定读不懂，请刷新页面后再办"};
    const ledger::BatchId id{id_in(request)};
    Reviews{office}.decide(actor, id, *step, *decision,
                           fields.maybe_text("reason", "理由", 500).value_or(""));
    db::Reader reader{office.pool};
    return answer(batch_json(reader, actor, *batch_entry(reader, id)));
}

}  // namespace

void mount_batches(http::Router& router, const Office& office) {
    router.get("/office/api/batches", Permission::SeeLedger,
               [office](http::Request& request) { return get_batches(office, request); });
    router.get("/office/api/batches/{id}", Permission::SeeLedger,
               [office](http::Request& request) { return get_batch(office, request); });
    router.get("/office/api/batches/{id}/rows", Permission::SeeLedger,
               [office](http::Request& request) { return get_rows(office, request); });
    router.post("/office/api/batches/{id}/reviews", Permission::SignedIn,
                [office](http::Request& request) { return post_review(office, request); });
}

}  // namespace disclose::routes
