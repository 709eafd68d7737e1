#include "complain/cases/phrases.hpp"

#include "complain/sql.hpp"
#include "domain/privacy.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <array>

namespace complain {

namespace {

using guard::Permission;
using platform::Refusal;

[[noreturn]] void refuse(Refusal::Kind kind, const char* said) {
    throw Refusal{kind, said};
}

void require_keeper(const guard::Actor& actor) {
    if (!actor.may(Permission::IntakeComplaint) && !actor.may(Permission::ApproveComplaint))
        refuse(Refusal::Kind::Forbidden, "常用语由受理人员和审批人员维护");
}

bool has_unknown_brace(std::string words) {
    constexpr std::array known{"{编号}", "{日期}", "{单位}"};
    for (const std::string_view one : known)
        for (auto at = words.find(one); at != std::string::npos; at = words.find(one))
            words.erase(at, one.size());
    return words.find_first_of("{}") != std::string::npos;
}

void require_sound(const Phrase& phrase) {
    using enum Refusal::Kind;
    if (text::is_blank(phrase.title) || text::length(phrase.title) > 40)
        refuse(Invalid, "请写一个40个字以内的名称");
    if (text::is_blank(phrase.words) || text::length(phrase.words) > 2000)
        refuse(Invalid, "常用语请写在2000个字以内");
    if (has_unknown_brace(phrase.words)) refuse(Invalid, "花括号里只能写{编号}、{日期}、{单位}");
    if (!domain::find_private(phrase.words).empty())
        refuse(Invalid, "常用语里请不要写身份证号、电话和银行账号");
}

}  // namespace

std::vector<Phrase> phrases(const Office& office, const guard::Actor& actor) {
    const bool has_part = actor.may(Permission::IntakeComplaint) ||
                          actor.may(Permission::HandleComplaint) ||
                          actor.may(Permission::ApproveComplaint);
    if (!has_part) refuse(Refusal::Kind::Forbidden, "您没有受理、办理或审批信访举报的岗位");
    db::Reader reader{office.pool};
    return reader.all(sql::select_phrases, {}, [](const db::Row& row) {
        return Phrase{row.integer(0), std::string{row.text(1)}, std::string{row.text(2)}};
    });
}

std::int64_t keep_phrase(const Office& office, const guard::Actor& actor, const Phrase& phrase) {
    require_keeper(actor);
    require_sound(phrase);
    const auto by = actor.id.value(), at = platform::to_millis(office.clock.now());
    db::Transaction tx{office.pool};
    auto id = phrase.id;
    if (id == 0)
        id = *tx.one(sql::insert_phrase, {phrase.title, phrase.words, by, at},
                     [](const db::Row& row) { return row.integer(0); });
    else if (tx.run(sql::update_phrase, {id, phrase.title, phrase.words, by, at}) == 0)
        refuse(Refusal::Kind::NotFound, "没有这条常用语，可能已经停用");
    office.gate.record(tx, actor, "complain.keep_phrase", fmt::format("phrase:{}", id));
    tx.commit();
    return id;
}

void withdraw_phrase(const Office& office, const guard::Actor& actor, std::int64_t id) {
    require_keeper(actor);
    db::Transaction tx{office.pool};
    const auto at = platform::to_millis(office.clock.now());
    if (tx.run(sql::withdraw_phrase, {id, actor.id.value(), at}) == 0)
        refuse(Refusal::Kind::NotFound, "没有这条常用语，可能已经停用");
    office.gate.record(tx, actor, "complain.withdraw_phrase", fmt::format("phrase:{}", id));
    tx.commit();
}

}  // namespace complain
