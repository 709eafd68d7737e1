#include "complain/routes/shapes.hpp"

#include "platform/core/refusal.hpp"

namespace complain::routes {

namespace {

using platform::Refusal;

json::Value day(std::optional<std::int64_t> days) {
    if (!days) return nullptr;
    json::Value out(platform::format_date(platform::from_days(*days)));
    return out;
}

std::string instant(platform::Instant at) {
    return platform::format_instant(at);
}

template <class Named>
json::Value named(const std::optional<Named>& value) {
    if (!value) return nullptr;
    return json::Object{{"name", name_of(*value)}, {"title", title_of(*value)}};
}

std::string place_text(const Office& office, std::int64_t place) {
    return place == 0 ? std::string{} : office.place_name(domain::RegionCode{place});
}

json::Object move_json(Move move) {
    const auto& rule = rule_of(move);
    return {{"name", rule.name},
            {"title", rule.title},
            {"needs_text", rule.needs_text},
            {"tells_reporter", rule.tells_reporter}};
}

json::Object step_json(const Step& step) {
    json::Object out{{"move", std::string{name_of(step.move)}},
                     {"title", std::string{title_of(step.move)}},
                     {"by", step.by_name},
                     {"at", instant(step.at)},
                     {"text", step.details.text}};
    if (step.details.body) out["body"] = step.details.body->title();
    if (step.details.found) out["found"] = std::string{title_of(*step.details.found)};
    if (step.details.evaluation)
        out["evaluation"] = std::string{title_of(*step.details.evaluation)};
    if (!step.details.approval.empty()) out["approval"] = step.details.approval;
    if (step.details.refused) out["refused"] = std::string{title_of(*step.details.refused)};
    return out;
}

json::Object told_json(const Office& office, const Told& told) {
    json::Array files;
    for (const auto& file : told.files)
        files.push_back(json::Object{
            {"type", file.type}, {"size", std::to_string(file.size)}, {"sha256", file.sha256}});
    json::Object out{{"concerns", std::string{entry_of(told.concerns).title}},
                     {"post", told.post},
                     {"kind", named(kind_named(told.kind))},
                     {"place", std::to_string(told.place)},
                     {"place_text", place_text(office, told.place)},
                     {"text", told.text},
                     {"by_helper", told.by_helper},
                     {"files", std::move(files)}};
    if (told.record)
        out["record"] = json::Object{{"id", told.record->id},
                                     {"version", std::to_string(told.record->version)},
                                     {"sentence", told.record->sentence},
                                     {"what", told.record->what}};
    return out;
}

json::Object finding_json(const Office& office, const Finding& finding) {
    const auto* post = office.posts.find(finding.post);
    return {{"theme", std::string{name_of(finding.theme)}},
            {"place", std::to_string(finding.place)},
            {"place_text", place_text(office, finding.place)},
            {"department", finding.department},
            {"post", finding.post},
            {"post_title", post == nullptr ? std::string{} : post->title}};
}

json::Array said_json(const std::vector<Said>& said) {
    json::Array out;
    for (const auto& one : said) {
        if (one.item.type == Item::Type::Status) continue;
        out.push_back(json::Object{{"internal", one.internal},
                                   {"from_reporter", one.item.from_reporter},
                                   {"reply", one.item.type == Item::Type::Reply},
                                   {"at", instant(one.item.at)},
                                   {"text", one.item.text}});
    }
    return out;
}

json::Array clocks_json(const std::vector<Running>& clocks) {
    json::Array out;
    for (const auto& one : clocks)
        out.push_back(json::Object{{"rule", one.rule},
                                   {"text", one.text},
                                   {"due", day(one.due)},
                                   {"left", one.left},
                                   {"overdue", one.overdue}});
    return out;
}

json::Array tasks_json(const std::vector<Task>& tasks) {
    json::Array out;
    for (const auto& one : tasks)
        out.push_back(json::Object{{"number", std::to_string(one.number)},
                                   {"text", one.text},
                                   {"officer", std::to_string(one.officer)},
                                   {"officer_name", one.officer_name},
                                   {"due", platform::format_date(one.due)},
                                   {"done", one.is_done}});
    return out;
}

json::Object linked_json(const Linked& one) {
    return {{"id", std::to_string(one.id)}, {"number", one.number}};
}

json::Array linked_json(const std::vector<Linked>& all) {
    json::Array out;
    for (const auto& one : all)
        out.push_back(linked_json(one));
    return out;
}

/// What surrounds a case: tasks, repeats, how often it was sent back.
void add_work(json::Object& out, const OpenedDossier& opened) {
    const auto& state = opened.row.state;
    out["tasks"] = tasks_json(opened.tasks);
    out["joined"] = linked_json(opened.joined);
    if (opened.into) out["into"] = linked_json(*opened.into);
    out["urgent"] = state.is_urgent;
    out["bounces"] = bounces(state.transfers);
    out["awaits_arbitration"] = state.awaits_arbitration;
}

/// A word of a closed list, or nothing where none was sent.
template <class Named>
std::optional<Named> word_in(const json::Fields& fields, std::string_view key,
                             std::string_view title,
                             std::optional<Named> (*read)(std::string_view)) {
    const auto text = fields.maybe_text(key, title, 40);
    if (!text) return std::nullopt;
    const auto word = read(*text);
    if (!word)
        throw Refusal{Refusal::Kind::Invalid,
                      "“" + std::string{title} + "”没有这一项，请从列表里选"};
    return word;
}

std::optional<Body> body_in(const json::Fields& fields) {
    const auto type = word_in<BodyType>(fields, "body", "承办单位", body_type_named);
    if (!type) return std::nullopt;
    Body out{*type, {}, fields.maybe_text("department", "部门", 80).value_or("")};
    if (const auto region = fields.maybe_text("region", "地方", 12)) {
        const auto code = json::parse_id(*region);
        if (!code) throw Refusal{Refusal::Kind::Invalid, "“地方”没有选对，请从列表里选"};
        out.region = domain::RegionCode{*code};
    }
    return out;
}

}  // namespace

json::Object queue_row_json(const Office& office, const store::QueueRow& row) {
    return {{"id", std::to_string(row.id)},
            {"number", row.number},
            {"stage", json::Object{{"name", name_of(row.stage)}, {"title", title_of(row.stage)}}},
            {"kind", named(row.kind)},
            {"place_text", place_text(office, row.place)},
            {"received_at", instant(row.received)},
            {"due", day(row.due)},
            {"mine", row.is_mine},
            {"named", row.is_named},
            {"urgent", row.is_urgent},
            {"urged", row.urged},
            {"bounces", row.bounces},
            {"raised", row.raised && *row.raised > 0
                           ? json::Value(title_of(static_cast<Level>(*row.raised)))
                           : json::Value(nullptr)}};
}

json::Object case_json(const Office& office, const OpenedDossier& opened) {
    const auto& row = opened.row;
    json::Array steps, holders, moves;
    for (const auto& one : opened.steps)
        steps.push_back(step_json(one));
    for (const auto& one : opened.holders)
        holders.push_back(json::Object{{"id", std::to_string(one.officer)},
                                       {"name", one.name},
                                       {"department", one.department},
                                       {"granted_at", instant(one.granted)}});
    for (const auto move : opened.moves)
        moves.push_back(move_json(move));
    json::Object out{
        {"id", std::to_string(row.id)},
        {"number", row.number},
        {"stage",
         json::Object{{"name", name_of(row.state.stage)}, {"title", title_of(row.state.stage)}}},
        {"kind", row.is_classified ? named(std::optional{row.state.kind}) : json::Value(nullptr)},
        {"received_at", instant(row.received)},
        {"named", row.state.is_named},
        {"body", row.state.body ? row.state.body->title() : std::string{}},
        {"told", told_json(office, opened.told)},
        {"finding", finding_json(office, opened.finding)},
        {"suggestion", json::Object{{"name", name_of(opened.suggestion.kind)},
                                    {"title", title_of(opened.suggestion.kind)},
                                    {"why", opened.suggestion.why()}}},
        {"said", said_json(opened.said)},
        {"steps", std::move(steps)},
        {"holders", std::move(holders)},
        {"clocks", clocks_json(opened.clocks)},
        {"moves", std::move(moves)}};
    add_work(out, opened);
    if (opened.route)
        out["route"] = json::Object{{"body", opened.route->body.title()},
                                    {"why", opened.route->why},
                                    {"basis", opened.route->basis},
                                    {"must_not_stay", opened.route->must_not_stay()}};
    return out;
}

json::Object candidate_json(const Candidate& candidate) {
    json::Array grounds;
    for (const auto ground : candidate.grounds)
        grounds.push_back(json::Value(title_of(ground)));
    return {{"id", std::to_string(candidate.holder.id.value())},
            {"name", candidate.holder.name},
            {"department", candidate.holder.department},
            {"grounds", std::move(grounds)}};
}

json::Object post_json(const Post& post) {
    return {{"id", post.id}, {"title", post.title}, {"unit", post.unit}};
}

Details details_in(const json::Fields& fields) {
    Details out;
    out.text = fields.maybe_text("text", "说明", 5000).value_or("");
    out.refused = word_in<Refused>(fields, "refused", "不予受理的原因", refused_named);
    out.pause = word_in<PauseReason>(fields, "pause", "中止原因", pause_reason_named);
    out.found = word_in<Class>(fields, "found", "结果", class_named);
    out.body = body_in(fields);
    if (const auto handler = fields.maybe_text("handler", "承办人", 18))
        out.handler = json::parse_id(*handler);
    if (const auto days = fields.maybe_text("days", "延长天数", 4))
        if (const auto read = json::parse_id(*days)) out.days = static_cast<int>(*read);
    if (const auto into = fields.maybe_text("into", "并入哪一件", 18))
        out.into = json::parse_id(*into);
    out.approval = fields.maybe_text("approval", "批准文号", 60).value_or("");
    out.has_consent = fields.maybe_text("consent", "本人意愿", 4) == "yes";
    const auto version = fields.maybe_text("mended_version", "更正后的版本", 18);
    const auto explained = fields.maybe_text("explained", "说明为什么没有错", 2000);
    if (version) out.settlement = Settlement::mended(json::parse_id(*version).value_or(0));
    if (explained) out.settlement = Settlement::explained(*explained);
    return out;
}

}  // namespace complain::routes
