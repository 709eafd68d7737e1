#include "compare/clues/judgements.hpp"

#include "compare/sql.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <array>

namespace compare {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr std::array reasons{
    FalseReason{"namesake", "重名"},
    FalseReason{"typing", "证件录入错"},
    FalseReason{"stale", "数据滞后"},
    FalseReason{"policy", "政策例外"},
    FalseReason{"mended", "已整改"},
    FalseReason{"proxy", "代领"},
    FalseReason{"death_record", "死亡登记错误"},
    FalseReason{"other", "其他"},
};

constexpr std::int64_t longest_white_list = 730;  // days
constexpr const char* note_context = "compare judgement note";

void check(const Judgement& judgement, std::int64_t today) {
    if (judgement.is_true) {
        if (judgement.white_until)
            throw Refusal{Refusal::Kind::Invalid, "属实的疑点不能列入白名单"};
        return;
    }
    if (!title_of_reason(judgement.reason))
        throw Refusal{Refusal::Kind::Invalid, "判为不属实要选一个原因"};
    if (judgement.reason == "other" && judgement.note.empty())
        throw Refusal{Refusal::Kind::Invalid, "原因选“其他”时，请写明情况"};
    if (!judgement.white_until) return;
    if (*judgement.white_until < today || *judgement.white_until > today + longest_white_list)
        throw Refusal{Refusal::Kind::Invalid, "白名单的到期日要在今天之后、两年以内"};
}

}  // namespace

std::span<const FalseReason> false_reasons() {
    return reasons;
}

std::optional<std::string_view> title_of_reason(std::string_view code) {
    for (const FalseReason& one : reasons)
        if (one.code == code) return one.title;
    return std::nullopt;
}

Judgements::Judgements(const Office& office)
    : office_(office), cipher_(office.keys.derived("mingbai compare judgements v1")) {}

void Judgements::judge(const guard::Actor& actor, std::int64_t hit, const Judgement& judgement) {
    office_.gate.require(actor, Permission::JudgeClue);
    const auto now = office_.clock.now();
    check(judgement, platform::to_days(platform::local_date(now)));
    db::Transaction tx{office_.pool};
    const auto found = tx.one(sql::select_hit, {hit}, [](const db::Row& row) {
        return std::tuple{std::string{row.text(0)}, row.blob(1), row.blob(2)};
    });
    if (!found) throw Refusal{Refusal::Kind::NotFound, "没有找到这条疑点，请刷新线索列表"};
    const auto& [rule, question, facts] = *found;
    const auto sealed = judgement.note.empty()
                            ? std::nullopt
                            : std::optional{db::Blob{cipher_.seal(judgement.note, note_context)}};
    const auto reason = judgement.is_true ? std::nullopt : std::optional{judgement.reason};
    const auto officer = actor.is_officer() ? std::optional{actor.id.value()} : std::nullopt;
    const auto id =
        *tx.one(sql::insert_judgement,
                {rule, question, facts, judgement.is_true ? "true" : "false", reason, sealed,
                 platform::to_millis(now), officer, judgement.minutes, judgement.white_until},
                [](const db::Row& row) { return row.integer(0); });
    office_.gate.record(tx, actor, "compare.judge", fmt::format("hit:{}", hit),
                        fmt::format(R"({{"judgement":{},"verdict":{}}})", id, judgement.is_true));
    tx.commit();
}

void Judgements::approve(const guard::Actor& actor, std::int64_t id) {
    office_.gate.require(actor, Permission::ApproveException);
    db::Transaction tx{office_.pool};
    const auto found = tx.one(sql::lock_judgement, {id}, [](const db::Row& row) {
        return std::tuple{row.maybe_integer(0), !row.is_null(1), !row.is_null(2)};
    });
    if (!found || !std::get<1>(*found))
        throw Refusal{Refusal::Kind::NotFound, "没有找到这条白名单申请，请刷新列表"};
    if (std::get<2>(*found)) throw Refusal{Refusal::Kind::Conflict, "这条白名单已经批准过了"};
    if (actor.is_officer() && std::get<0>(*found) == actor.id.value())
        throw Refusal{Refusal::Kind::Forbidden, "不能批准自己提出的白名单，请由他人审批"};
    const auto officer = actor.is_officer() ? std::optional{actor.id.value()} : std::nullopt;
    tx.run(sql::approve_judgement, {id, officer, platform::to_millis(office_.clock.now())});
    office_.gate.record(tx, actor, "compare.approve_exception", fmt::format("judgement:{}", id));
    tx.commit();
}

JudgementLine Judgements::line_of(const db::Row& row) const {
    JudgementLine line{row.integer(0),
                       std::string{row.text(1)},
                       row.text(2) == "true",
                       row.maybe_text(3).value_or(""),
                       {},
                       row.maybe_text(5).value_or("系统"),
                       row.integer(6),
                       row.maybe_integer(7),
                       row.maybe_text(8)};
    if (!row.is_null(4)) line.note = cipher_.open(row.blob(4).bytes, note_context).value_or("");
    return line;
}

std::optional<JudgementLine> Judgements::of(db::Session& session, const KeptHit& hit) const {
    const db::Blob question{hit.question};
    return session.one(sql::select_judgement, {hit.hit.rule, question},
                       [&](const db::Row& row) { return line_of(row); });
}

std::vector<JudgementLine> Judgements::exceptions(db::Session& session) const {
    return session.all(sql::select_exceptions, {},
                       [&](const db::Row& row) { return line_of(row); });
}

}  // namespace compare
