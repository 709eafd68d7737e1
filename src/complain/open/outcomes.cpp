#include "complain/open/outcomes.hpp"

#include "complain/cases/finding.hpp"
#include "domain/privacy.hpp"
#include "guard/store.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

namespace complain {

namespace {

using guard::Permission;
using platform::Refusal;
using store::OutcomeStage;

constexpr std::size_t longest = 300;

[[noreturn]] void refuse(const std::string& said) {
    throw Refusal{Refusal::Kind::Invalid, said};
}

[[noreturn]] void conflict(const std::string& said) {
    throw Refusal{Refusal::Kind::Conflict, said};
}

bool is_over(const ComplaintState& state) {
    return state.stage == Stage::Closed || state.stage == Stage::Reviewed;
}

std::string officer_name(db::Session& session, std::optional<std::int64_t> id) {
    const auto found =
        id ? guard::store::find_officer(session, guard::OfficerId{*id}) : std::nullopt;
    return found ? found->actor.name : std::string{};
}

void require_nothing_private(const std::string& measures) {
    const auto found = domain::find_private(measures);
    if (!found.empty())
        refuse(
            fmt::format("里面有{}，谁都会看到，请删掉再交", domain::name_of(found.front().kind)));
}

void require_without(const std::string& measures, const std::string& name, const char* what) {
    if (!name.empty() && measures.find(name) != std::string::npos)
        refuse(fmt::format("里面写了{}“{}”，别人能猜到是谁，请删掉再交", what, name));
}

}  // namespace

/// A closed case, its key, and what is public of its last closing.
struct Outcomes::Held {
    store::CaseRow row;
    CaseKey key;
    std::optional<platform::Instant> closed;  ///< nothing: it is not closed
    std::optional<store::OutcomeRow> outcome;

    bool is(OutcomeStage stage) const { return outcome && outcome->stage == stage; }
    bool is_handler(const guard::Actor& actor) const {
        return row.state.handler == actor.id.value() && actor.may(Permission::HandleComplaint);
    }
    bool may_write(const guard::Actor& actor) const {
        return closed && is_handler(actor) && !is(OutcomeStage::Shown);
    }
    bool may_check(const guard::Actor& actor) const {
        return is(OutcomeStage::Written) && actor.may(Permission::ApproveComplaint) &&
               outcome->written_by != actor.id.value() && !is_handler(actor);
    }
    bool may_withdraw(const guard::Actor& actor) const {
        return is(OutcomeStage::Shown) &&
               (is_handler(actor) || actor.may(Permission::ApproveComplaint));
    }
    std::string words() const {
        if (!outcome) return {};
        if (!is(OutcomeStage::Written)) return outcome->measures;
        return open_in_case(key, outcome->sealed).value_or("");
    }
};

Outcomes::Held Outcomes::hold(db::Session& session, const Opener& opener, std::int64_t id) const {
    auto row = store::find(session, id);
    const auto copy = store::key(session, id, opener.actor.id.value());
    auto key = row && copy ? CaseKey::of_holder(*copy, opener.key) : std::nullopt;
    if (!key) throw Refusal{Refusal::Kind::NotFound, "没有这一件，请回到列表重新选择"};
    Held out{std::move(*row), std::move(*key), {}, {}};
    if (!is_over(out.row.state) || !out.row.state.found) return out;
    out.closed = store::last_closed(session, id);
    if (out.closed) out.outcome = store::outcome(session, id, *out.closed);
    return out;
}

Outcomes::Held Outcomes::lock(db::Transaction& tx, const Opener& opener, std::int64_t id) const {
    store::lock(tx, id);
    return hold(tx, opener, id);
}

OutcomeView Outcomes::view(const Opener& opener, std::int64_t id) const {
    db::Reader reader{office_.pool};
    const auto held = hold(reader, opener, id);
    OutcomeView out;
    out.tells_measures = held.row.state.kind != Kind::Accusation;
    out.may_write = held.may_write(opener.actor);
    out.may_check = held.may_check(opener.actor);
    out.may_withdraw = held.may_withdraw(opener.actor);
    if (!held.outcome) return out;
    out.stage = held.outcome->stage;
    out.reason = held.outcome->reason;
    out.measures = held.words();
    out.written_by = officer_name(reader, held.outcome->written_by);
    out.checked_by = officer_name(reader, held.outcome->checked_by);
    return out;
}

/// What a machine can see of "names nobody, and no place finer than a group of five".
void Outcomes::require_public(const Held& held, const std::string& measures) const {
    const ComplaintState& state = held.row.state;
    if (state.kind == Kind::Accusation) {
        // G4: of an accusation only kind, month, class.
        if (!measures.empty()) refuse("检举控告只公开类别、月份和结果，这里请不要写字");
        return;
    }
    if (measures.empty()) refuse("请写明怎么处理的，例如“少发的钱已经补发”");
    if (text::length(measures) > longest) refuse(fmt::format("请写在{}个字以内", longest));
    require_nothing_private(measures);
    const auto is_near = [](RegionCode place) {
        return place.value() > 0 && place.level() >= RegionCode::Level::Town;
    };
    for (auto place = state.place; is_near(place); place = place.parent())
        require_without(measures, office_.place_name(place), "地名");
    const auto finding = finding_from(open_in_case(held.key, held.row.finding).value_or(""));
    if (const auto* post = office_.posts.find(finding.post))
        require_without(measures, post->title, "职务");
}

void Outcomes::keep(db::Transaction& tx, const Opener& opener, const Held& held,
                    const store::OutcomeRow& row, std::string_view action) const {
    store::put_outcome(tx, held.row.id, row, office_.clock.now());
    office_.gate.record(tx, opener.actor, action, fmt::format("case:{}", held.row.id));
}

void Outcomes::write(const Opener& opener, std::int64_t id, std::string_view measures) {
    const std::string typed{text::trim(measures)};
    db::Transaction tx{office_.pool};
    const auto held = lock(tx, opener, id);
    office_.gate.require(opener.actor, Permission::HandleComplaint);
    if (!held.is_handler(opener.actor))
        throw Refusal{Refusal::Kind::Forbidden, "这一件不是交给您办的，请承办人来写"};
    if (!held.closed) conflict("办结以后才能公开处理结果");
    if (held.is(OutcomeStage::Shown)) conflict("已经公开了；要改，请先撤回");
    require_public(held, typed);
    store::OutcomeRow row;
    row.closed = *held.closed;
    row.sealed = seal_for_case(held.row.case_public, typed);
    if (held.outcome) row.reason = held.outcome->reason;
    row.written_by = opener.actor.id.value();
    keep(tx, opener, held, row, "complain.outcome_write");
    tx.commit();
}

void Outcomes::check(const Opener& opener, std::int64_t id, std::string_view measures) {
    db::Transaction tx{office_.pool};
    const auto held = lock(tx, opener, id);
    office_.gate.require(opener.actor, Permission::ApproveComplaint);
    if (!held.is(OutcomeStage::Written)) conflict("没有等着复核的处理结果，请重新打开看看");
    if (!held.may_check(opener.actor)) conflict("写的人和承办人自己不能复核，请换一个人");
    // What was read is what becomes public, whatever the writer has done meanwhile.
    if (held.words() != measures) conflict("内容刚刚改过，请重新看一遍再公开");
    require_public(held, held.words());
    auto row = *held.outcome;
    row.stage = OutcomeStage::Shown;
    row.measures = held.words();
    row.sealed.clear();
    row.reason.reset();
    row.checked_by = opener.actor.id.value();
    keep(tx, opener, held, row, "complain.outcome_check");
    tx.commit();
}

void Outcomes::withdraw(const Opener& opener, std::int64_t id, Withdrawn reason) {
    db::Transaction tx{office_.pool};
    const auto held = lock(tx, opener, id);
    if (!held.is(OutcomeStage::Shown)) conflict("没有公开的处理结果，不用撤回");
    if (!held.may_withdraw(opener.actor))
        throw Refusal{Refusal::Kind::Forbidden, "撤回由承办人或者审批人员来做，请告诉他们"};
    auto row = *held.outcome;
    row.stage = OutcomeStage::Withdrawn;
    row.measures.clear();
    row.reason = reason;
    keep(tx, opener, held, row, "complain.outcome_withdraw");
    tx.commit();
}

}  // namespace complain
