#include "domain/region.hpp"
#include "ledger/keys.hpp"
#include "ledger/ledger_routes.hpp"
#include "ledger/reconcile.hpp"
#include "ledger/regions.hpp"
#include "ledger/sql.hpp"
#include "ledger/views/breaks.hpp"
#include "ledger/views/chain.hpp"
#include "ledger/views/home.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

namespace ledger {

namespace {

using guard::Permission;
using http::Request;
using http::Response;
using platform::Refusal;

Response answer(json::Object object) {
    return Response::json(json::write(object));
}

Response answer_items(json::Array items) {
    return answer({{"items", std::move(items)}});
}

std::string fen(std::int64_t value) {
    return std::to_string(value);
}

std::optional<std::int64_t> year_of(const Request& request) {
    const auto text = request.query("year");
    if (!text || text->empty()) return std::nullopt;
    const auto year = json::parse_id(*text);
    if (!year || *year > 9999) throw Refusal{Refusal::Kind::Invalid, "年度须是四位数字。"};
    return year;
}

Response home(guard::Guard& guard, const Panels& panels, const Request& request) {
    const auto& actor = guard::actor(request);
    json::Array tasks, missing;
    if (panels.tasks) {
        for (const auto& task : panels.tasks(actor)) {
            tasks.push_back(
                json::Object{{"title", task.title}, {"count", task.count}, {"link", task.link}});
        }
    }
    HomeTotals totals;
    std::int64_t published = 0;
    if (actor.may(Permission::SeeLedger)) {
        db::Reader reader{guard.store};
        const Sight sight{reader, actor, Permission::SeeLedger};
        totals = home_totals(reader, sight);
        for (const auto& one : missing_lists(reader, sight)) {
            missing.push_back(json::Object{{"department", one.department}, {"text", one.text}});
        }
        if (panels.published_fen) published = panels.published_fen(reader, sight);
    }
    return answer({{"tasks", std::move(tasks)},
                   {"totals", json::Object{{"programs", totals.programs},
                                           {"sources_fen", fen(totals.sources)},
                                           {"allocated_fen", fen(totals.allocated)},
                                           {"appropriated_fen", fen(totals.appropriated)},
                                           {"paid_fen", fen(totals.paid)},
                                           {"payments", totals.payments},
                                           {"published_fen", fen(published)}}},
                   {"missing", std::move(missing)}});
}

json::Object identity_json(const Identity& identity) {
    json::Array breaks;
    for (const auto& broken : identity.breaks) {
        breaks.push_back(json::Object{{"key", broken.key},
                                      {"text", broken.text},
                                      {"difference_fen", fen(broken.difference_fen)}});
    }
    json::Object out{{"id", identity.id},
                     {"title", identity.title},
                     {"meaning", identity.meaning},
                     {"checked", identity.checked},
                     {"breaks", std::move(breaks)}};
    if (!identity.undecided.empty()) out["undecided"] = identity.undecided;
    return out;
}

Response reconciliation(guard::Guard& guard, const Panels& panels, const Request& request) {
    db::Reader reader{guard.store};
    const Sight sight{reader, guard::actor(request), Permission::SeeReconciliation};
    auto identities = reconcile(reader);
    if (panels.coverage) put_identity(identities, panels.coverage(reader));
    keep_in_sight(reader, sight, identities);
    json::Array list;
    for (const auto& identity : identities)
        list.push_back(identity_json(identity));
    return answer({{"identities", std::move(list)}});
}

json::Object waterfall_json(const Waterfall& fall) {
    json::Array buckets;
    const auto add = [&](std::string_view name, std::string_view title, std::int64_t amount) {
        buckets.push_back(
            json::Object{{"name", name}, {"title", title}, {"amount_fen", fen(amount)}});
    };
    add("persons", "已到个人账户", fall.persons);
    add("projects", "已付工程款", fall.projects);
    add("returned", "银行退回", fall.returned);
    add("in_transit", "银行在途", fall.in_transit);
    add("unreported", "已拨付未报送", fall.unreported);
    add("unappropriated", "已下达未拨付", fall.unappropriated);
    add("unallocated", "已来文未下达", fall.unallocated);
    return {{"program", fall.program},
            {"name", fall.name},
            {"year", fall.year},
            {"source_fen", fen(fall.source)},
            {"buckets", std::move(buckets)}};
}

Response waterfalls(guard::Guard& guard, const Request& request) {
    const auto year = year_of(request);
    db::Reader reader{guard.store};
    const Sight sight{reader, guard::actor(request), Permission::SeeLedger};
    json::Array items;
    for (const auto& fall : waterfall(reader)) {
        if ((!year || fall.year == *year) && sight.row(fall.program))
            items.push_back(waterfall_json(fall));
    }
    return answer_items(std::move(items));
}

json::Object node_json(const ChainNode& node) {
    return {{"kind", node.kind},
            {"key", node.key},
            {"title", node.title},
            {"amount_fen", fen(node.amount)},
            {"date", node.date ? platform::format_date(platform::from_days(*node.date)) : ""}};
}

Response show_chain(guard::Guard& guard, const Request& request) {
    db::Reader reader{guard.store};
    const Sight sight{reader, guard::actor(request), Permission::SeeLedger};
    const auto found =
        chain(reader, sight, request.param("kind"), std::string(request.param("key")),
              std::string(request.query("after").value_or("")));
    json::Array parents, children;
    for (const auto& node : found.parents)
        parents.push_back(node_json(node));
    for (const auto& node : found.children)
        children.push_back(node_json(node));
    json::Object out{{"node", node_json(found.node)},
                     {"parents", std::move(parents)},
                     {"children", std::move(children)}};
    if (!found.next.empty()) out["next"] = found.next;
    return answer(std::move(out));
}

Response programs(guard::Guard& guard, const Request& request) {
    db::Reader reader{guard.store};
    const Sight sight{reader, guard::actor(request), Permission::SeeLedger};
    json::Array items;
    reader.each(sql::select_program_list, {year_of(request)}, [&](const db::Row& row) {
        if (!sight.row(std::string(row.text(0)))) return;
        items.push_back(json::Object{{"code", row.text(0)},
                                     {"year", row.integer(1)},
                                     {"name", row.text(2)},
                                     {"department", row.text(3)},
                                     {"category", row.maybe_text(4).value_or("")}});
    });
    return answer_items(std::move(items));
}

std::string_view name_of(domain::RegionCode::Level level) {
    using Level = domain::RegionCode::Level;
    switch (level) {
        case Level::Province: return "province";
        case Level::Prefecture: return "prefecture";
        case Level::County: return "county";
        case Level::Town: return "town";
        case Level::Village: return "village";
    }
    return "";
}

/// Divisions are public: an operator who appoints officers needs them too.
Response regions(guard::Guard& guard, const Request& request) {
    db::Reader reader{guard.store};
    const auto all = Regions::load(reader);
    const auto wanted = request.query("parent").value_or("");
    const auto parent = domain::RegionCode::parse(wanted);
    if (!wanted.empty() && !parent)
        throw Refusal{Refusal::Kind::Invalid, "“parent”须是行政区划代码。"};
    json::Array items;
    for (const auto& region : all.all()) {
        const bool listed = parent ? region.parent == *parent && region.code != *parent
                                   : region.code == all.county().code;
        if (!listed || region.successor) continue;
        items.push_back(json::Object{{"code", region.code.text()},
                                     {"name", region.name},
                                     {"level", name_of(region.code.level())}});
    }
    return answer_items(std::move(items));
}

}  // namespace

void mount(http::Router& router, guard::Guard& guard, Panels panels) {
    router.get("/office/api/home", Permission::SignedIn,
               [&guard, panels](Request& r) { return home(guard, panels, r); });
    router.get("/office/api/reconciliation", Permission::SeeReconciliation,
               [&guard, panels = std::move(panels)](Request& r) {
                   return reconciliation(guard, panels, r);
               });
    router.get("/office/api/waterfall", Permission::SeeLedger,
               [&guard](Request& r) { return waterfalls(guard, r); });
    router.get("/office/api/chain/{kind}/{key}", Permission::SeeLedger,
               [&guard](Request& r) { return show_chain(guard, r); });
    router.get("/office/api/programs", Permission::SeeLedger,
               [&guard](Request& r) { return programs(guard, r); });
    router.get("/office/api/regions", Permission::SignedIn,
               [&guard](Request& r) { return regions(guard, r); });
}

}  // namespace ledger
