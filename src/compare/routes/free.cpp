#include "compare/free/comparisons.hpp"
#include "compare/free/own_rules.hpp"
#include "compare/routes/shapes.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>

namespace compare::routes {

namespace {

using guard::Permission;

json::Array keys_json(const free::Table& table) {
    json::Array out;
    for (const free::Key& key : table.keys)
        out.push_back(json::Object{{"name", key.name},
                                   {"title", key.title},
                                   {"kind", free::name_of(key.kind)},
                                   {"kind_title", free::title_of(key.kind)}});
    return out;
}

std::string_view word_of(free::ColumnKind kind) {
    switch (kind) {
        case free::ColumnKind::Date: return "date";
        case free::ColumnKind::Boolean: return "boolean";
        case free::ColumnKind::Region: return "region";
        case free::ColumnKind::Fen: return "yuan";
        case free::ColumnKind::Integer:
        case free::ColumnKind::Quantity: return "number";
        case free::ColumnKind::Text:
        case free::ColumnKind::Name: break;
    }
    return "text";
}

json::Array columns_json(const free::Table& table) {
    json::Array out;
    for (const free::Column& column : table.columns) {
        if (!column.filtered) continue;
        json::Array operations;
        for (const free::Operator one : free::operators_of(column.kind))
            operations.push_back(
                json::Object{{"name", free::name_of(one)}, {"title", free::title_of(one)}});
        out.push_back(json::Object{{"name", column.name},
                                   {"title", column.title},
                                   {"kind", word_of(column.kind)},
                                   {"operations", std::move(operations)}});
    }
    return out;
}

http::Response get_lists(const Desk& desk) {
    db::Reader reader{desk.office.pool};
    const auto current = Datasets{desk.office}.current(reader);
    const free::Catalogue catalogue{desk.office.book};
    json::Array items;
    for (const free::Table& table : catalogue.tables()) {
        json::Object one{{"name", table.name},
                         {"title", table.title},
                         {"registry", table.is_registry},
                         {"match_only", table.match_only},
                         {"loaded", !table.is_registry},
                         {"keys", keys_json(table)},
                         {"columns", columns_json(table)}};
        if (const auto found = std::ranges::find(current, table.name, &DatasetVersion::dataset);
            found != current.end()) {
            one["loaded"] = true;
            one["as_of"] = day(found->as_of);
        }
        items.push_back(std::move(one));
    }
    return list(std::move(items));
}

std::string_view word_of(jobs::State state) {
    switch (state) {
        case jobs::State::Done: return "done";
        case jobs::State::Failed: return "failed";
        case jobs::State::Queued:
        case jobs::State::Running: break;
    }
    return "running";
}

json::Object outcome_json(const Desk& desk, const guard::Actor& actor, std::int64_t id) {
    db::Reader reader{desk.office.pool};
    const free::Outcome outcome = free::Comparisons{desk}.outcome(reader, actor, id);
    json::Object out{{"id", std::to_string(id)},
                     {"state", word_of(outcome.status.state)},
                     {"percent", outcome.status.progress},
                     {"want", free::to_json(outcome.question).at("want")},
                     {"reason", outcome.reason}};
    if (outcome.status.state == jobs::State::Failed) out["message"] = outcome.status.result;
    if (outcome.status.state == jobs::State::Done && outcome.result) out["found"] = *outcome.result;
    return out;
}

http::Response post_comparison(const Desk& desk, http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto& actor = guard::actor(request);
    const auto id = free::Comparisons{desk}.ask(actor, free::question_of(fields),
                                                fields.text("reason", "理由", 200));
    return answer(outcome_json(desk, actor, id), 202);
}

std::vector<std::string> lines_of(const json::Fields& fields, const char* key, const char* title) {
    auto lines = fields.texts(key, title);
    if (lines.size() > 10 || std::ranges::any_of(lines, [](const std::string& line) {
            return line.empty() || line.size() > 600;
        }))
        throw platform::Refusal{platform::Refusal::Kind::Invalid,
                                std::string{title} + "最多十条，每条不超过200字"};
    return lines;
}

http::Response post_rule(const Desk& desk, http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto& actor = guard::actor(request);
    db::Reader reader{desk.office.pool};
    const auto asked = free::Comparisons{desk}.outcome(reader, actor, id_in(request, "id"));
    const auto rule = free::OwnRules{desk.office}.save(
        actor, asked.question,
        {fields.text("title", "名称", 40), fields.text("why", "为什么查", 300),
         fields.text("severity", "严重程度", 10), lines_of(fields, "innocent", "清白的情况"),
         lines_of(fields, "verify", "核实的办法")});
    return answer({{"rule", rule}}, 201);
}

http::Response get_own_rules(const Desk& desk, const http::Request& request) {
    db::Reader reader{desk.office.pool};
    const auto& actor = guard::actor(request);
    json::Array items;
    for (const free::OwnRule& own : free::OwnRules{desk.office}.all(reader)) {
        json::Object one{{"id", own.id},
                         {"state", free::name_of(own.state)},
                         {"title", own.rule ? own.rule->title : "内容已损坏，请撤回后重新保存"},
                         {"author", own.author_name},
                         {"mine", actor.is_officer() && own.author == actor.id.value()},
                         {"saved_at", instant(own.saved_at)}};
        if (own.rule) {
            one["why"] = own.rule->why;
            one["basis"] = own.rule->basis;
            one["severity"] = name_of(own.rule->severity);
            one["severity_title"] = title_of(own.rule->severity);
        }
        if (own.decided_by) one["decided_by"] = *own.decided_by;
        items.push_back(std::move(one));
    }
    return list(std::move(items));
}

}  // namespace

http::Handler with_own_rules(const Desk& desk,
                             std::function<http::Response(const Desk&, http::Request&)> use) {
    return [desk, use = std::move(use)](http::Request& request) {
        const LocalOffice local{desk.office};
        // Named one by one: a member that is added to Desk does not get lost here.
        const auto& [office, queue, regions, folder, open, demo, limit, holds] = desk;
        return use(Desk{local.office(), queue, regions, folder, open, demo, limit, holds}, request);
    };
}

void mount_free(http::Router& router, const Desk& desk) {
    router.get("/office/api/free/lists", Permission::FreeComparison,
               [desk](http::Request&) { return get_lists(desk); });
    router.post("/office/api/free/comparisons", Permission::FreeComparison,
                [desk](http::Request& request) { return post_comparison(desk, request); });
    router.get("/office/api/free/comparisons/{id}", Permission::FreeComparison,
               [desk](http::Request& request) {
                   return answer(outcome_json(desk, guard::actor(request), id_in(request, "id")));
               });
    router.post("/office/api/free/comparisons/{id}/rule", Permission::FreeComparison,
                [desk](http::Request& request) { return post_rule(desk, request); });
    router.get("/office/api/own-rules", Permission::FreeComparison,
               [desk](http::Request& request) { return get_own_rules(desk, request); });
    router.post("/office/api/own-rules/{id}/approval", Permission::FreeComparison,
                [desk](http::Request& request) {
                    free::OwnRules{desk.office}.approve(guard::actor(request),
                                                        std::string{request.param("id")});
                    return no_content();
                });
    router.post("/office/api/own-rules/{id}/withdrawal", Permission::FreeComparison,
                [desk](http::Request& request) {
                    free::OwnRules{desk.office}.withdraw(guard::actor(request),
                                                         std::string{request.param("id")});
                    return no_content();
                });
}

jobs::Handler free_handler(const Desk& desk) {
    return [desk](jobs::Work& work) {
        free::Comparisons{desk}.run({work.id().value(), desk.demo, desk.limit,
                                     [&work](int percent) { work.progress(percent); }},
                                    desk.open, desk.regions);
    };
}

}  // namespace compare::routes
