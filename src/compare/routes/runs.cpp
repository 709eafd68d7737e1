#include "compare/clues/board.hpp"
#include "compare/free/comparisons.hpp"
#include "compare/free/own_rules.hpp"
#include "compare/routes/shapes.hpp"
#include "compare/run/precheck.hpp"
#include "compare/sql.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>

namespace compare::routes {

namespace {

using guard::Permission;
using platform::Refusal;

json::Object outcome_json(const RuleBook& book, const RuleOutcome& outcome) {
    const Rule* rule = book.rule(outcome.id);
    json::Array missing;
    for (const std::string& name : outcome.missing)
        missing.push_back(json::Value(title_of_table(book, name)));
    json::Object out{{"id", outcome.id},
                     {"title", rule == nullptr ? outcome.id : rule->title},
                     {"state", outcome.done              ? "done"
                               : outcome.missing.empty() ? "failed"
                                                         : "skipped"},
                     {"stale", outcome.stale},
                     {"hits", outcome.hits},
                     {"ms", outcome.ms},
                     {"missing", std::move(missing)}};
    if (!outcome.message.empty()) out["message"] = outcome.message;
    return out;
}

/// The newest job that was asked for on the web, if it is still to be told of.
std::optional<jobs::Status> newest_job(const Desk& desk, db::Session& session) {
    const auto id = session.one(sql::select_newest_job, {run_kind},
                                [](const db::Row& row) { return row.integer(0); });
    return id ? desk.queue.find(session, jobs::JobId{*id}) : std::nullopt;
}

json::Object run_json(const Desk& desk, db::Session& session, const guard::Actor& actor) {
    const ClueBoard board{desk.office, session, actor};
    const auto job = newest_job(desk, session);
    const bool running =
        job && (job->state == jobs::State::Queued || job->state == jobs::State::Running);
    const bool failed = job && job->state == jobs::State::Failed;
    json::Object out{
        {"state", running       ? "running"
                  : failed      ? "failed"
                  : board.run() ? "done"
                                : "none"},
        {"done", running ? job->progress : 0},
        {"of", 100},
        {"hits", board.hits().size()},
        {"clues", board.clues(ClueBoard::Kind::Suspicion, {}).size() +
                      board.clues(ClueBoard::Kind::Help, {}).size()},
        {"judged",
         session.one(sql::count_judgements, {}, [](const db::Row& row) { return row.integer(0); })
             .value_or(0)}};
    if (failed) out["message"] = job->result;
    json::Array rules;
    if (const auto& run = board.run()) {
        out["as_of"] = day(run->as_of);
        out["engine"] = run->engine;
        out["started_at"] = instant(run->started_at);
        out["finished_at"] = instant(run->finished_at);
        out["commitment"] = platform::to_hex(run->commitment);
        for (const RuleOutcome& outcome : HitStore{desk.office}.last_outcomes(session))
            rules.push_back(outcome_json(desk.office.book, outcome));
    }
    out["rules"] = std::move(rules);
    return out;
}

json::Object finding_json(const Precheck::Finding& finding) {
    json::Array rows;
    for (const Hit& hit : finding.hits)
        for (const FoundRow& row : hit.rows) {
            const auto* name = row.fund.if_contains("name");
            const auto* period = row.fund.if_contains("period");
            std::string text =
                name != nullptr && name->is_string() ? std::string{name->as_string()} : "";
            if (period != nullptr && period->is_string())
                text += " " + std::string{period->as_string()};
            rows.push_back(json::Object{{"key", row.record},
                                        {"text", text},
                                        {"amount_fen", std::to_string(row.amount_fen)}});
        }
    return {{"id", finding.rule->id},
            {"title", finding.rule->title},
            {"severity", std::string{name_of(finding.rule->severity)}},
            {"severity_title", std::string{title_of(finding.rule->severity)}},
            {"why", finding.rule->why},
            {"verify", texts(finding.rule->verify)},
            {"rows", std::move(rows)}};
}

http::Response get_precheck(const Desk& desk, const http::Request& request) {
    const Datasets datasets{desk.office};
    const Precheck result = precheck(datasets, guard::actor(request), id_in(request, "id"),
                                     desk.demo, desk.open, desk.limit);
    json::Array rules;
    for (const Precheck::Finding& finding : result.findings)
        rules.push_back(finding_json(finding));
    json::Array skipped;
    for (const RuleOutcome& outcome : result.skipped)
        skipped.push_back(outcome_json(desk.office.book, outcome));
    db::Reader reader{desk.office.pool};
    return answer({{"ms", result.ms},
                   {"rules", std::move(rules)},
                   {"skipped", std::move(skipped)},
                   {"held", held_json(desk, reader, guard::actor(request), id_in(request, "id"))}});
}

http::Response post_run(const Desk& desk, http::Request& request) {
    const auto& actor = guard::actor(request);
    desk.office.gate.require(actor, Permission::RunComparison);
    const auto rules = json::Fields::read(request.body()).texts("rules", "规则");
    for (const std::string& id : rules)
        if (desk.office.book.rule(id) == nullptr)
            throw Refusal{Refusal::Kind::Invalid, "没有编号为“" + id + "”的规则"};
    db::Transaction tx{desk.office.pool};
    const auto job = newest_job(desk, tx);
    if (job && (job->state == jobs::State::Queued || job->state == jobs::State::Running))
        throw Refusal{Refusal::Kind::Conflict, "已有一次比对正在运行，请等它结束"};
    desk.queue.enqueue(tx, run_kind, json::write(json::Object{{"rules", texts(rules)}}));
    desk.office.gate.record(tx, actor, "compare.ask_run", "run");
    tx.commit();
    desk.queue.ring();
    db::Reader reader{desk.office.pool};
    return answer(run_json(desk, reader, actor), 202);
}

}  // namespace

void mount_runs(http::Router& router, const Desk& desk) {
    router.post("/office/api/runs", Permission::RunComparison, with_own_rules(desk, post_run));
    router.get("/office/api/batches/{id}/precheck", Permission::SeeLedger,
               with_own_rules(desk, get_precheck));
    router.get("/office/api/runs/latest", Permission::SeeClues,
               with_own_rules(desk, [](const Desk& own, http::Request& request) {
                   db::Reader reader{own.office.pool};
                   return answer(run_json(own, reader, guard::actor(request)));
               }));
}

}  // namespace compare::routes

namespace compare {

std::map<std::string, jobs::Handler> handlers(const Desk& desk) {
    return {{run_kind,
             [desk](jobs::Work& work) {
                 RunOptions options;
                 options.rules = json::Fields::read(work.payload()).texts("rules", "规则");
                 options.demo = desk.demo;
                 options.limit = desk.limit;
                 options.progress = [&work](const std::string&, std::size_t done, std::size_t of) {
                     work.progress(static_cast<int>(done * 100 / std::max<std::size_t>(of, 1)));
                 };
                 const LocalOffice local{desk.office};
                 Datasets datasets{local.office()};
                 datasets.destroy_expired();
                 Runner{datasets, desk.open}.run(guard::Actor::system(), options);
             }},
            {free::free_kind, routes::free_handler(desk)}};
}

}  // namespace compare
