#include "complain/cases/held.hpp"

#include "complain/cases/state_text.hpp"
#include "complain/identity/envelope.hpp"
#include "domain/privacy.hpp"
#include "guard/store.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

namespace complain {

namespace {

using platform::Refusal;

[[noreturn]] void refuse(const char* said) {
    throw Refusal{Refusal::Kind::Invalid, said};
}

std::vector<Event> events_of(db::Session& session, std::int64_t id, const CaseKey& key) {
    std::vector<Event> out;
    for (const auto& row : store::events(session, id)) {
        const auto text = open_in_case(key, row.sealed);
        out.push_back(
            {row.move, row.by.value_or(reporter), row.at, text ? details_from(*text) : Details{}});
    }
    return out;
}

Held held(db::Session& session, const Opener& opener, std::optional<store::CaseRow> row) {
    const auto copy = row ? store::key(session, row->id, opener.actor.id.value()) : std::nullopt;
    auto key = copy ? CaseKey::of_holder(*copy, opener.key) : std::nullopt;
    if (!key) throw Refusal{Refusal::Kind::NotFound, "没有这一件，请回到列表重新选择"};
    const auto finding = open_in_case(*key, row->finding);
    row->state.events = events_of(session, row->id, *key);
    return {std::move(*row), std::move(*key), finding_from(finding.value_or(""))};
}

}  // namespace

Held hold(db::Session& session, const Opener& opener, std::int64_t id) {
    return held(session, opener, store::find(session, id));
}

Held hold_locked(db::Transaction& tx, const Opener& opener, std::int64_t id) {
    return held(tx, opener, store::lock(tx, id));
}

Told told_of(const Held& held) {
    const auto plain = open_in_case(held.key, held.row.report);
    auto told = plain ? told_from(*plain) : std::nullopt;
    if (!told) platform::bug("a report that its own key does not open");
    return std::move(*told);
}

std::vector<Said> said_in(db::Session& session, const Held& held) {
    std::vector<Said> out;
    for (const auto& row : store::said(session, held.row.id)) {
        const auto text = open_in_case(held.key, row.sealed);
        if (auto item = text ? item_from(*text) : std::nullopt)
            out.push_back({row.internal, std::move(*item)});
    }
    return out;
}

std::vector<Step> steps_in(db::Session& session, const Held& held) {
    std::vector<Step> out;
    out.reserve(held.row.state.events.size());
    for (const auto& one : held.row.state.events) {
        const auto by = one.by == reporter ? std::nullopt : std::optional{one.by};
        const auto known =
            by ? guard::store::find_officer(session, guard::OfficerId{*by}) : std::nullopt;
        out.push_back({one.move, by, known ? known->actor.name : "反映人", one.at, one.details});
    }
    return out;
}

void give_copy(db::Transaction& tx, const Office& office, const guard::Actor& actor,
               const Held& held, std::int64_t officer) {
    if (identity::keeps(tx, held.row.id, officer))
        throw Refusal{Refusal::Kind::Conflict,
                      "这个人保管着这一件反映人的姓名，不能再看内容，请换一个人"};
    const auto key = office.vault.public_key(tx, guard::OfficerId{officer});
    const auto copy = key ? held.key.for_holder(*key) : std::nullopt;
    if (!copy) throw Refusal{Refusal::Kind::Conflict, "对方还没有保管箱，请他先登录一次"};
    store::put_key(tx, held.row.id, officer, *copy, actor.id.value(), office.clock.now());
}

std::string subject_of(std::int64_t id) {
    return fmt::format("case:{}", id);
}

std::string reason_of(std::string_view typed) {
    const auto reason = text::trim(typed);
    if (text::length(reason) < 2) refuse("请写明理由");
    if (text::length(reason) > 200) refuse("理由请写在200个字以内");
    if (!domain::find_private(reason).empty())
        refuse("理由会记入审计日志，请不要写身份证号、电话和银行账号");
    return std::string{reason};
}

}  // namespace complain
