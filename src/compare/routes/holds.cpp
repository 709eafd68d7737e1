#include "compare/hold/holds.hpp"

#include "compare/clues/board.hpp"
#include "compare/hold/batch_holds.hpp"
#include "compare/routes/shapes.hpp"
#include "compare/run/precheck.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>

namespace compare::routes {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr std::size_t longest_text = 200;

json::Object choice_json(std::span<const Choice> choices, const std::string& code) {
    return {{"code", code}, {"title", std::string{title_in(choices, code)}}};
}

json::Object step_json(const HoldStep& step) {
    json::Object out{{"move", std::string{name_of(step.move)}},
                     {"title", std::string{title_of(step.move)}},
                     {"officer", step.officer},
                     {"at", instant(step.at)}};
    if (!step.note.empty()) out["note"] = step.note;
    if (step.amount_fen > 0) out["amount_fen"] = std::to_string(step.amount_fen);
    if (!step.serial.empty()) {
        out["serial"] = step.serial;
        out["paid_on"] = day(step.paid_on);
    }
    return out;
}

json::Object grounds_json(const Grounds& grounds) {
    json::Array sources;
    for (const Source& source : grounds.sources) {
        json::Object one = choice_json(source_kinds(), source.kind);
        one["unit"] = source.unit;
        one["document"] = source.document;
        sources.push_back(std::move(one));
    }
    const Contact& contact = grounds.contact;
    return {{"sources", std::move(sources)},
            {"contact", json::Object{{"on", day(contact.day.value_or(0))},
                                     {"means", choice_json(contact_means(), contact.means)},
                                     {"outcome", choice_json(contact_outcomes(), contact.outcome)},
                                     {"who", contact.who},
                                     {"result", contact.result}}},
            {"reason", grounds.reason},
            {"basis", grounds.basis}};
}

json::Object hold_json(const Desk& desk, const Holds& holds, const Hold& hold,
                       const guard::Actor& actor) {
    const std::int64_t today = holds.today();
    const HoldState state = hold.state(today);
    const Rule* rule = desk.office.book.rule(hold.rule);
    json::Object out = grounds_json(hold.grounds);
    out["id"] = std::to_string(hold.id);
    out["subject"] = hold.who;
    out["program"] = hold.program;
    out["program_name"] = hold.program_name;
    if (!hold.period.empty()) out["period"] = hold.period;
    out["record"] = hold.record;
    out["department"] = hold.department;
    out["rule"] = json::Object{{"id", hold.rule}, {"title", rule == nullptr ? "" : rule->title}};
    out["before_payment"] = hold.before_payment;
    out["amount_fen"] = std::to_string(hold.amount_fen());
    out["from"] = day(hold.held_from().value_or(hold.grounds.from_day.value_or(0)));
    out["state"] = std::string{name_of(state)};
    out["state_title"] = std::string{title_of(state)};
    out["officer"] = hold.officer;
    out["at"] = instant(hold.asked_at);
    if (state == HoldState::Held) out["until"] = day(hold.until().value_or(0));
    if (const auto owed = hold.owed(today))
        out["clock"] =
            json::Object{{"due", day(owed->due)}, {"left", owed->left}, {"text", owed->text()}};
    json::Array steps;
    for (const HoldStep& step : hold.steps)
        steps.push_back(step_json(step));
    out["steps"] = std::move(steps);
    json::Array may;
    for (const HoldMove move : holds.moves(hold, actor))
        may.push_back(json::Value(std::string{name_of(move)}));
    out["may"] = std::move(may);
    return out;
}

json::Object figures_json(const HoldFigures& figures) {
    json::Object out{{"approved", figures.approved},
                     {"wrong", figures.wrong},
                     {"made_good", figures.made_good},
                     {"overdue", figures.overdue},
                     {"owed_fen", std::to_string(figures.owed_fen)}};
    if (figures.median_days) out["median_days"] = *figures.median_days;
    return out;
}

/// Money owed first, the most urgent on top; then what waits to be decided; then the newest.
void put_urgent_first(std::vector<Hold>& holds, std::int64_t today) {
    const auto rank = [today](const Hold& hold) {
        const auto owed = hold.owed(today);
        const int group = owed ? 0 : hold.state(today) == HoldState::Asked ? 1 : 2;
        return std::tuple{group, owed ? owed->due : 0, -hold.id};
    };
    std::ranges::sort(holds, {}, rank);
}

http::Response get_holds(const Desk& desk, const http::Request& request) {
    const auto& actor = guard::actor(request);
    const Holds holds{desk.office, desk.holds, desk.regions};
    db::Reader reader{desk.office.pool};
    std::vector<Hold> found = holds.visible(reader, actor);
    put_urgent_first(found, holds.today());
    const auto after = text_in(request, "after");
    const auto skip = after ? json::parse_id(*after) : std::optional<std::int64_t>{0};
    if (!skip) throw Refusal{Refusal::Kind::Invalid, "页码有误，请返回第一页"};
    json::Array items;
    auto at = static_cast<std::size_t>(*skip);
    for (; at < found.size() && items.size() < page_size; ++at)
        items.push_back(hold_json(desk, holds, found[at], actor));
    json::Object out{{"items", std::move(items)},
                     {"figures", figures_json(figures_of(found, holds.today()))}};
    if (at < found.size()) out["next"] = std::to_string(at);
    return answer(std::move(out));
}

std::string text_of(const json::Fields& fields, std::string_view key, std::string_view title,
                    std::size_t at_most = longest_text) {
    return fields.maybe_text(key, title, at_most).value_or("");
}

std::optional<std::int64_t> day_of(const json::Fields& fields, std::string_view key,
                                   std::string_view title) {
    const std::string said = text_of(fields, key, title);
    if (said.empty()) return std::nullopt;
    const auto read = platform::parse_iso_date(said);
    if (!read)
        throw Refusal{Refusal::Kind::Invalid, std::string{title} + "要写成 2018-09-30 的形式"};
    return platform::to_days(*read);
}

/// Fen, as text.
std::optional<std::int64_t> amount_of(const json::Fields& fields) {
    const std::string said = text_of(fields, "amount_fen", "金额", 20);
    if (said.empty()) return std::nullopt;
    const auto amount = json::parse_id(said);
    if (!amount) throw Refusal{Refusal::Kind::Invalid, "金额要大于 0"};
    return amount;
}

/// What is missing is for check() to say, all at once.
Grounds grounds_of(const json::Fields& fields) {
    Grounds grounds;
    for (const json::Fields& source : fields.objects("sources", "独立来源"))
        grounds.sources.push_back({text_of(source, "kind", "来源的种类"),
                                   text_of(source, "unit", "来源由谁出具"),
                                   text_of(source, "document", "来源的文号或内容")});
    grounds.contact = {day_of(fields, "contact_on", "联系本人的日期"),
                       text_of(fields, "contact_means", "联系本人的方式"),
                       text_of(fields, "contact_outcome", "是否联系上"),
                       text_of(fields, "contact_who", "联系到了谁"),
                       text_of(fields, "contact_result", "联系的结果", 500)};
    grounds.reason = text_of(fields, "reason", "书面理由", 1000);
    grounds.basis = text_of(fields, "basis", "法律依据", 500);
    grounds.amount_fen = amount_of(fields).value_or(0);
    grounds.from_day = day_of(fields, "from", "暂缓起始日");
    grounds.only_period = fields.boolean("only_period", "只暂缓这一期");
    return grounds;
}

http::Response ask(const Desk& desk, const guard::Actor& actor, const Hit& hit, FoundBy found_by,
                   const json::Fields& fields) {
    const std::string record = text_of(fields, "record", "发放流水号");
    Holds holds{desk.office, desk.holds, desk.regions};
    return answer(
        {{"id", std::to_string(holds.ask(actor, hit, found_by, record, grounds_of(fields)))}}, 201);
}

/// From the evidence card: the officer must see the hit.
http::Response post_hit_hold(const Desk& desk, http::Request& request) {
    const auto& actor = guard::actor(request);
    const std::int64_t id = id_in(request, "hit");
    const auto board = [&] {
        db::Reader reader{desk.office.pool};
        return ClueBoard{desk.office, reader, actor};
    }();
    const auto kept = std::ranges::find(board.hits(), id, &KeptHit::id);
    if (kept == board.hits().end())
        throw Refusal{Refusal::Kind::NotFound, "没有找到这条疑点，请刷新线索列表"};
    return ask(desk, actor, kept->hit, FoundBy::Run, json::Fields::read(request.body()));
}

/// From the pre-check, which is made again: what is held must be found now.
http::Response post_batch_hold(const Desk& desk, http::Request& request) {
    const auto& actor = guard::actor(request);
    const auto fields = json::Fields::read(request.body());
    const std::string rule = text_of(fields, "rule", "规则");
    const std::string record = text_of(fields, "record", "发放流水号");
    const Datasets datasets{desk.office};
    const Precheck result =
        precheck(datasets, actor, id_in(request, "id"), desk.demo, desk.open, desk.limit);
    for (const Precheck::Finding& finding : result.findings)
        for (const Hit& hit : finding.hits)
            if (hit.rule == rule &&
                std::ranges::find(hit.rows, record, &FoundRow::record) != hit.rows.end())
                return ask(desk, actor, hit, FoundBy::Precheck, fields);
    throw Refusal{Refusal::Kind::NotFound,
                  "重新比对后，这一行没有这条疑点了，请刷新发放前比对的结果"};
}

http::Response post_move(const Desk& desk, http::Request& request, HoldMove move) {
    HoldDecision decision;
    if (move != HoldMove::Approve) {
        const auto fields = json::Fields::read(request.body());
        decision.reason = text_of(fields, "reason", "理由", 500);
        decision.amount_fen = amount_of(fields);
        if (move == HoldMove::MakeGood)
            decision.serial = fields.text("serial", "补发的发放流水号", longest_text);
    }
    Holds{desk.office, desk.holds, desk.regions}.take(guard::actor(request), id_in(request, "id"),
                                                      move, decision);
    return no_content();
}

}  // namespace

json::Array held_json(const Desk& desk, db::Session& session, const guard::Actor& actor,
                      std::int64_t batch) {
    json::Array rows;
    for (const HeldRow& row : held_rows(desk.office, session, actor, batch))
        rows.push_back(json::Object{{"hold", std::to_string(row.hold)},
                                    {"key", row.key},
                                    {"text", row.name + " " + row.period},
                                    {"program_name", row.program_name},
                                    {"amount_fen", std::to_string(row.amount_fen)},
                                    {"from", day(row.from)},
                                    {"until", day(row.until)},
                                    {"asked_by", row.asked_by},
                                    {"approved_by", row.approved_by}});
    return rows;
}

void mount_holds(http::Router& router, const Desk& desk) {
    const auto moves = [&router, &desk](const char* path, Permission permission, HoldMove move) {
        router.post(path, permission, [desk, move](http::Request& request) {
            return post_move(desk, request, move);
        });
    };
    // Who may see which holds is decided by Holds: two permissions lead there.
    router.get("/office/api/holds", Permission::SignedIn,
               [desk](http::Request& request) { return get_holds(desk, request); });
    router.post("/office/api/hits/{hit}/holds", Permission::HoldPayment,
                [desk](http::Request& request) { return post_hit_hold(desk, request); });
    router.post("/office/api/batches/{id}/holds", Permission::HoldPayment,
                [desk](http::Request& request) { return post_batch_hold(desk, request); });
    moves("/office/api/holds/{id}/approval", Permission::ApproveHold, HoldMove::Approve);
    moves("/office/api/holds/{id}/refusal", Permission::ApproveHold, HoldMove::Refuse);
    moves("/office/api/holds/{id}/renewal", Permission::ApproveHold, HoldMove::Renew);
    moves("/office/api/holds/{id}/confirmation", Permission::ApproveHold, HoldMove::Confirm);
    moves("/office/api/holds/{id}/release", Permission::HoldPayment, HoldMove::Release);
    moves("/office/api/holds/{id}/restitution", Permission::HoldPayment, HoldMove::MakeGood);
    router.get(
        "/office/api/batches/{id}/held", Permission::SeeLedger, [desk](http::Request& request) {
            db::Reader reader{desk.office.pool};
            return list(held_json(desk, reader, guard::actor(request), id_in(request, "id")));
        });
}

}  // namespace compare::routes
