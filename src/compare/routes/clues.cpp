#include "compare/clues/card.hpp"
#include "compare/clues/reveal.hpp"
#include "compare/routes/shapes.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <cmath>

namespace compare::routes {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr const char* xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

json::Object clue_json(const Desk& desk, const Clue& clue) {
    json::Array rules;
    for (const std::string& id : clue.rules)
        rules.push_back(json::Object{{"id", id}, {"title", desk.office.book.rule(id)->title}});
    return {{"clue", clue.id},
            {"subject", subject_of(clue, desk.regions)},
            {"score_permille", std::llround(clue.score * 1000)},
            {"amount_fen", std::to_string(clue.amount_fen)},
            {"severity", std::string{name_of(clue.severity)}},
            {"severity_title", std::string{title_of(clue.severity)}},
            {"stale", clue.stale},
            {"rules", std::move(rules)},
            {"records", clue.records.size()},
            {"state", "open"}};
}

json::Array values_json(const std::vector<ShownValue>& values) {
    json::Array out;
    for (const ShownValue& value : values)
        out.push_back(
            json::Object{{"title", value.title}, {"value", value.value}, {"hidden", value.hidden}});
    return out;
}

json::Object judgement_json(const JudgementLine& line) {
    json::Object out{{"verdict", line.is_true ? "true" : "false"},
                     {"officer", line.officer},
                     {"at", instant(line.at)}};
    if (!line.reason.empty()) {
        out["reason"] = line.reason;
        out["reason_title"] = std::string{title_of_reason(line.reason).value_or("")};
    }
    if (!line.note.empty()) out["note"] = line.note;
    return out;
}

json::Array hits_json(const Desk& desk, db::Session& session, const Clue& clue, bool revealed) {
    const Judgements judgements{desk.office};
    json::Array hits;
    for (const KeptHit* kept : clue.hits) {
        const Rule& rule = *desk.office.book.rule(kept->hit.rule);
        json::Array rows;
        for (const FoundRow& row : kept->hit.rows)
            rows.push_back(json::Object{
                {"record", row.record},
                {"fund", values_json(fund_side(row, desk.regions))},
                {"other",
                 values_json(other_side(row, rule, desk.office.book, desk.regions, revealed))}});
        json::Object hit{{"hit", std::to_string(kept->id)},
                         {"rule", json::Object{{"id", rule.id},
                                               {"title", rule.title},
                                               {"why", rule.why},
                                               {"basis", rule.basis},
                                               {"excludes", texts(rule.excludes)},
                                               {"innocent", texts(rule.innocent)},
                                               {"verify", texts(rule.verify)}}},
                         {"severity", std::string{name_of(kept->hit.severity)}},
                         {"severity_title", std::string{title_of(kept->hit.severity)}},
                         {"amount_fen", std::to_string(kept->hit.amount_fen())},
                         {"stale", kept->hit.stale},
                         {"sources", texts(kept->hit.sources)},
                         {"may_hold", kept->hit.records_table == "payment" && rule.kind != "help"},
                         {"rows", std::move(rows)}};
        if (const auto judgement = judgements.of(session, *kept))
            hit["judgement"] = judgement_json(*judgement);
        hits.push_back(std::move(hit));
    }
    return hits;
}

http::Response get_clues(const Desk& desk, const http::Request& request) {
    db::Reader reader{desk.office.pool};
    const ClueBoard board{desk.office, reader, guard::actor(request)};
    const auto kind = request.query("kind").value_or("suspicion") == "help"
                          ? ClueBoard::Kind::Help
                          : ClueBoard::Kind::Suspicion;
    const auto clues = board.clues(kind, text_in(request, "rule"));
    const auto after = text_in(request, "after");
    const auto skip = after ? json::parse_id(*after) : std::optional<std::int64_t>{0};
    if (!skip) throw Refusal{Refusal::Kind::Invalid, "页码有误，请返回第一页"};
    json::Array items;
    auto at = static_cast<std::size_t>(*skip);
    for (; at < clues.size() && items.size() < page_size; ++at)
        items.push_back(clue_json(desk, clues[at]));
    return list(std::move(items),
                at < clues.size() ? std::optional{std::to_string(at)} : std::nullopt);
}

http::Response get_clue(const Desk& desk, const http::Request& request) {
    db::Reader reader{desk.office.pool};
    const ClueBoard board{desk.office, reader, guard::actor(request)};
    const Clue clue = board.clue(std::string{request.param("clue")});
    json::Object out = clue_json(desk, clue);
    out["hits"] = hits_json(desk, reader, clue, false);
    return answer(std::move(out));
}

http::Response post_reveal(const Desk& desk, http::Request& request) {
    const auto& actor = guard::actor(request);
    const auto reason = json::Fields::read(request.body()).text("reason", "理由", 200);
    db::Reader reader{desk.office.pool};
    const ClueBoard board{desk.office, reader, actor};
    const Clue clue = board.clue(std::string{request.param("clue")});
    std::vector<KeptHit> hits;
    std::map<std::string, std::string> names;
    for (const KeptHit* kept : clue.hits) {
        hits.push_back(*kept);
        for (const FoundRow& row : kept->hit.rows)
            if (const auto* name = row.fund.if_contains("name");
                row.person && name != nullptr && name->is_string())
                names.emplace(*row.person, std::string{name->as_string()});
    }
    json::Array numbers;
    for (const auto& [person, number] : reveal_numbers(desk.office, reader, actor, hits, reason)) {
        const auto name = names.find(person);
        numbers.push_back(
            json::Object{{"name", name == names.end() ? "" : name->second}, {"number", number}});
    }
    return answer({{"numbers", std::move(numbers)}, {"hits", hits_json(desk, reader, clue, true)}});
}

http::Response paper_pdf(const Desk& desk, const Clue& clue, const std::string& subject) {
    auto paper = printed_paper(clue, subject, desk.office.book, desk.regions, false,
                               desk.office.clock.now());
    if (desk.demo) paper.footer = "演示数据　" + paper.footer;
    return http::Response::bytes("application/pdf", pdf::write(paper));
}

http::Response get_paper(const Desk& desk, const http::Request& request) {
    const auto format = text_in(request, "format").value_or("xlsx");
    if (format != "xlsx" && format != "pdf")
        throw Refusal{Refusal::Kind::Invalid, "底稿的格式只能是 xlsx 或 pdf"};
    db::Reader reader{desk.office.pool};
    const auto& actor = guard::actor(request);
    const ClueBoard board{desk.office, reader, actor};
    const Clue clue = board.clue(std::string{request.param("clue")});
    const auto subject = subject_of(clue, desk.regions);
    auto response = format == "pdf"
                        ? paper_pdf(desk, clue, subject)
                        : http::Response::bytes(xlsx, working_paper(clue, subject, desk.office.book,
                                                                    desk.regions, false));
    desk.office.gate.record(actor, "compare.print_paper", "clue:" + clue.id);
    return response.attachment("核查底稿-" + clue.id.substr(0, 8) + "." + format);
}

http::Response post_judgement(const Desk& desk, http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto verdict = fields.text("verdict", "结论", 10);
    if (verdict != "true" && verdict != "false")
        throw Refusal{Refusal::Kind::Invalid, "结论只能是属实或不属实"};
    Judgement judgement{verdict == "true",
                        fields.maybe_text("reason", "原因", 40).value_or(""),
                        fields.maybe_text("note", "说明").value_or(""),
                        {},
                        {}};
    if (const auto minutes = fields.maybe_text("minutes", "用时", 10))
        judgement.minutes = json::parse_id(*minutes);
    if (const auto until = fields.maybe_text("white_until", "白名单到期日", 10)) {
        const auto read = platform::parse_iso_date(*until);
        if (!read) throw Refusal{Refusal::Kind::Invalid, "白名单到期日要写成 2018-09-30 的形式"};
        judgement.white_until = platform::to_days(*read);
    }
    Judgements{desk.office}.judge(guard::actor(request), id_in(request, "hit"), judgement);
    return no_content();
}

http::Response get_exceptions(const Desk& desk) {
    db::Reader reader{desk.office.pool};
    json::Array items;
    for (const JudgementLine& line : Judgements{desk.office}.exceptions(reader)) {
        const Rule* rule = desk.office.book.rule(line.rule);
        json::Object one{{"id", std::to_string(line.id)},
                         {"rule", line.rule},
                         {"rule_title", rule == nullptr ? line.rule : rule->title},
                         {"reason_title", std::string{title_of_reason(line.reason).value_or("")}},
                         {"white_until", day(line.white_until.value_or(0))},
                         {"officer", line.officer},
                         {"at", instant(line.at)}};
        if (line.approved_by) one["approved_by"] = *line.approved_by;
        items.push_back(std::move(one));
    }
    return list(std::move(items));
}

}  // namespace

void mount_clues(http::Router& router, const Desk& desk) {
    // Who may see which clues is decided by the board: two permissions lead there.
    router.get("/office/api/clues", Permission::SignedIn, with_own_rules(desk, get_clues));
    router.get("/office/api/clues/{clue}", Permission::SignedIn, with_own_rules(desk, get_clue));
    router.get("/office/api/clues/{clue}/paper", Permission::SignedIn,
               with_own_rules(desk, get_paper));
    router.post("/office/api/clues/{clue}/reveal", Permission::RevealNumber,
                with_own_rules(desk, post_reveal));
    router.post("/office/api/hits/{hit}/judgements", Permission::JudgeClue,
                [desk](http::Request& request) { return post_judgement(desk, request); });
    router.get(
        "/office/api/exceptions", Permission::SeeClues,
        with_own_rules(desk, [](const Desk& own, http::Request&) { return get_exceptions(own); }));
    router.post("/office/api/exceptions/{id}/approval", Permission::ApproveException,
                [desk](http::Request& request) {
                    Judgements{desk.office}.approve(guard::actor(request), id_in(request, "id"));
                    return no_content();
                });
}

}  // namespace compare::routes
