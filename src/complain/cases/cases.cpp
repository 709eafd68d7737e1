#include "complain/cases/cases.hpp"

#include "complain/cases/arrival.hpp"
#include "complain/cases/barred.hpp"
#include "complain/cases/conditions.hpp"
#include "complain/cases/openings.hpp"
#include "complain/cases/overseers.hpp"
#include "complain/cases/state_text.hpp"
#include "complain/cases/upward.hpp"
#include "complain/exchange/docking.hpp"
#include "complain/exchange/organs.hpp"
#include "complain/exchange/returning.hpp"
#include "complain/identity/envelope.hpp"
#include "complain/open/clarifications.hpp"
#include "complain/sql.hpp"
#include "guard/store.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/stream.hpp"
#include "platform/json/json.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace complain {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr std::size_t longest_word = 5000;
/// Whoever seals in a browser may seal anything.
constexpr auto broken_file = "这个文件没有交完整，打不开，请反映人再交一次";

[[noreturn]] void refuse(const std::string& said) {
    throw Refusal{Refusal::Kind::Invalid, said};
}

Permission permission_of(Right right) {
    switch (right) {
        case Right::Intake: return Permission::IntakeComplaint;
        case Right::Handle: return Permission::HandleComplaint;
        case Right::Approve:
        case Right::Supervise: return Permission::ApproveComplaint;
        default: return Permission::SignedIn;
    }
}

json::Object reasoned(const std::string& reason) {
    return json::Object{{"reason", reason}};
}

/// Who works on a case does not decide who else reads it: intake and approvers do.
bool hands_out_keys(const guard::Actor& actor) {
    return actor.may(Permission::IntakeComplaint) || actor.may(Permission::ApproveComplaint);
}

/// Refuses (Conflict) whoever has no part in complaints: a vault alone is no reason to read.
void require_part(db::Session& session, guard::OfficerId officer) {
    const auto known = guard::store::find_officer(session, officer);
    const bool has_part =
        known && !known->disabled &&
        (hands_out_keys(known->actor) || known->actor.may(Permission::HandleComplaint));
    if (!has_part)
        throw Refusal{Refusal::Kind::Conflict,
                      "这个人没有受理、办理或审批信访举报的岗位，不能给他看"};
}

/// Whether the officer has the right, wherever the case stands.
bool may(const guard::Actor& actor, const store::CaseRow& row, Move move) {
    const auto right = rule_of(move).right;
    if (right == Right::Reporter) return false;
    if (right == Right::Handle && row.state.handler != actor.id.value()) return false;
    return actor.may(permission_of(right));
}

}  // namespace

std::vector<store::QueueRow> Cases::queue(const guard::Actor& actor, const store::QueueKey& after,
                                          int limit) const {
    db::Reader reader{office_.pool};
    return store::queue(reader, actor.id.value(), after, limit);
}

OpenedDossier Cases::open(const Opener& opener, std::int64_t id, std::string_view reason) {
    const auto why = reason_of(reason);
    db::Transaction tx{office_.pool};
    const auto held = hold(tx, opener, id);
    auto out = read(tx, opener, held);
    note_opening(tx, office_, opener.actor, held.row);
    office_.gate.record(tx, opener.actor, "complain.open", subject_of(id),
                        json::write(reasoned(why)));
    tx.commit();
    return out;
}

OpenedDossier Cases::reread(const Opener& opener, std::int64_t id) const {
    db::Reader reader{office_.pool};
    return read(reader, opener, hold(reader, opener, id));
}

OpenedDossier Cases::read(db::Session& session, const Opener& opener, const Held& held) const {
    OpenedDossier out;
    out.told = told_of(held);
    out.finding = held.finding;
    out.suggestion = suggest_kind(out.told.text, out.told.record ? Theme::Payment : Theme::Other);
    const auto today = platform::local_date(office_.clock.now());
    if (held.row.is_classified) out.route = route_of(office_, held.row.state, held.finding, today);
    out.said = said_in(session, held);
    out.steps = steps_in(session, held);
    out.holders = store::holders(session, held.row.id);
    out.clocks = running_clocks(session, office_, held.row.id, today);
    for (const Move move : Complaint{held.row.state}.open_to(opener.actor.id.value()))
        if (may(opener.actor, held.row, move)) out.moves.push_back(move);
    out.tasks = tasks_in(session, held);
    out.joined = joined_to(session, opener.actor, held.row.id);
    out.into = joined_into(session, opener.actor, held.row.id);
    out.row = held.row;
    return out;
}

void Cases::classify(const Opener& opener, std::int64_t id, Kind kind, Finding finding) {
    office_.gate.require(opener.actor, Permission::IntakeComplaint);
    const auto now = office_.clock.now();
    if (!finding.post.empty() && office_.posts.find(finding.post) == nullptr)
        refuse("没有这个职务，请从列表里选");
    db::Transaction tx{office_.pool};
    auto held = hold_locked(tx, opener, id);
    Complaint complaint{held.row.state};
    complaint.reclassify(kind);
    const bool is_first = !held.row.is_classified;
    held.row.state = complaint.state();
    held.row.state.place = domain::RegionCode{finding.place};
    held.row.state.is_urgent = finding.theme == Theme::Reprisal;
    held.row.is_classified = true;
    held.row.finding = seal_for_case(held.row.case_public, finding_text(finding));
    held.finding = std::move(finding);
    const auto today = platform::local_date(now);
    if (route_of(office_, held.row.state, held.finding, today).must_not_stay())
        throw Refusal{
            Refusal::Kind::Conflict,
            "这件事涉及县级领导或者纪检监察机关的人，不能在本县办理，也不要摘抄，请按“封存上报”"};
    if (is_first) {
        end_arrival(tx, held.row, today);
        start_clocks(tx, office_, held.row, "received", platform::local_date(held.row.received));
    }
    drop_barred(tx, held);
    note_overseers(tx, office_, held);
    save_with_due(tx, office_, held.row, now);
    office_.gate.record(tx, opener.actor, "complain.classify", subject_of(id),
                        json::write(json::Object{{"kind", name_of(kind)}}));
    tx.commit();
}

/// Who turns out to stand too near must not hold it any longer, the one who just found out too. But
/// a case must never be left without anybody.
void Cases::drop_barred(db::Transaction& tx, const Held& held) {
    const auto holders = store::holders(tx, held.row.id);
    std::vector<std::int64_t> near;
    for (const auto& holder : holders)
        if (!barred(tx, office_, guard::OfficerId{holder.officer}, held.finding).empty())
            near.push_back(holder.officer);
    if (near.size() == holders.size())
        throw Refusal{
            Refusal::Kind::Conflict,
            "能打开这一件的人都应当回避，请先在“谁能看”里交给一位不相干的人，或按“封存上报”"};
    for (const auto officer : near)
        store::drop_key(tx, held.row.id, officer);
    identity::drop_near(tx, office_, held);
}

std::vector<Candidate> Cases::candidates(const Opener& opener, std::int64_t id) const {
    db::Reader reader{office_.pool};
    const auto held = hold(reader, opener, id);
    std::vector<Candidate> out;
    for (auto& holder : office_.vault.holders(reader, Permission::HandleComplaint)) {
        auto found = barred(reader, office_, holder.id, held.finding);
        out.push_back({std::move(holder), std::move(found)});
    }
    std::ranges::stable_sort(out, {}, [](const Candidate& one) { return !one.grounds.empty(); });
    return out;
}

void Cases::require(const guard::Actor& actor, const store::CaseRow& row, Move move) const {
    const auto right = rule_of(move).right;
    office_.gate.require(actor, permission_of(right));
    if (!may(actor, row, move))
        throw Refusal{Refusal::Kind::Forbidden, right == Right::Reporter
                                                    ? "这一步只能由反映人自己做"
                                                    : "这一件不是交给您办的"};
}

void Cases::prepare(db::Transaction& tx, const Opener& opener, const Held& held, Move move,
                    Details& details) {
    const auto today = platform::local_date(office_.clock.now());
    if (move == Move::Accept) {
        if (!held.row.is_classified) refuse("请先选定类别，再受理");
        if (!details.body)
            details.body = route_of(office_, held.row.state, held.finding, today).body;
        details.due = promised_day(office_, held.row.state.kind, today);
    }
    if ((move == Move::Assign || move == Move::Reassign) && details.handler)
        details.recusal = barred(tx, office_, guard::OfficerId{*details.handler}, held.finding);
    if (move == Move::Reopen) details.superior = opener.actor.id.value();
    require_conditions(tx, office_, opener, held, move, details);
}

/// Neither too near to whom it is about nor in keeping of who told it.
bool Cases::may_be_given(db::Session& session, const Held& held, std::int64_t officer) const {
    return barred(session, office_, guard::OfficerId{officer}, held.finding).empty() &&
           !identity::keeps(session, held.row.id, officer);
}

/// What has joined it goes the same way, as far as the officer holds its keys and nobody there is
/// too near.
void Cases::give_key(db::Transaction& tx, const Opener& opener, const Held& held,
                     std::int64_t officer) {
    give_copy(tx, office_, opener.actor, held, officer);
    for (const auto& one : joined_to(tx, opener.actor, held.row.id)) {
        const auto joined = hold(tx, opener, one.id);
        if (may_be_given(tx, joined, officer))
            give_copy(tx, office_, opener.actor, joined, officer);
    }
}

/// In the clear, since the person wishes that all read it; the step says for how long.
void Cases::keep_clarification(db::Transaction& tx, const Held& held,
                               const std::string& words) const {
    const auto now = office_.clock.now();
    const int days = held.row.state.events.back().details.days.value_or(usual_influence);
    tx.run(sql::insert_clarification, {held.row.id, words, platform::to_millis(now),
                                       platform::to_days(platform::local_date(now)) + days});
}

void Cases::seal_up(db::Transaction& tx, Held& held) const {
    held.row.is_classified = false;
    held.row.finding.clear();
    store::put_upward(tx, held.row.token, upward_package(held.row, held.key, office_.above));
    store::drop_keys(tx, held.row.id);
    store::wipe(tx, held.row.id);
}

void Cases::take(const Opener& opener, std::int64_t id, Move move, Details details) {
    const auto now = office_.clock.now();
    db::Transaction tx{office_.pool};
    auto held = hold_locked(tx, opener, id);
    require(opener.actor, held.row, move);
    prepare(tx, opener, held, move, details);
    Complaint complaint{held.row.state};
    complaint.apply(move, opener.actor.id.value(), now, details);
    held.row.state = complaint.state();
    if (move == Move::SealUp)
        seal_up(tx, held);
    else
        put_step(tx, held, move, details);
    hand_keys(tx, opener, held, move, details);
    identity::follow(tx, held.row);
    save_with_due(tx, office_, held.row, now);
    tell(tx, held.row, status_item(tx, office_, held.row, now));
    tell_joined(tx, office_, held.row, move, details);
    office_.gate.record(tx, opener.actor, "complain." + std::string{name_of(move)}, subject_of(id));
    tx.commit();
}

/// The step with its words, what it does to the clocks, and the answer if it is one.
void Cases::put_step(db::Transaction& tx, const Held& held, Move move, const Details& details) {
    const auto now = office_.clock.now();
    const auto& event = held.row.state.events.back();
    store::add_event(tx, held.row.id, event,
                     seal_for_case(held.row.case_public, details_text(event.details)));
    follow_with_clocks(tx, office_, held.row, move, details, platform::local_date(now));
    if (move == Move::Transfer && details.body && !came_from(tx, held.row, *details.body))
        hand_to_organ(tx, held.row, held.key, *details.body);
    tell_source(tx, office_, held.row, move, details);
    if (move != Move::Reply) return;
    Item reply;
    reply.type = Item::Type::Reply;
    reply.at = now;
    reply.text = details.text;
    tell(tx, held.row, reply);
    answer_source(tx, office_, held.row, reply);
}

/// Who takes over must be able to read: the handler, and those who approve a decision or say whose
/// it is after a second "not ours".
void Cases::hand_keys(db::Transaction& tx, const Opener& opener, const Held& held, Move move,
                      const Details& details) {
    if (move == Move::Merge) join(tx, office_, opener, held, *details.into);
    if (move == Move::Unmerge) part(tx, held);
    if (move == Move::Clarify) keep_clarification(tx, held, details.text);
    if (move == Move::Reopen) tx.run(sql::delete_clarification, {held.row.id});
    if (move == Move::Assign || move == Move::Reassign) {
        give_key(tx, opener, held, *details.handler);
        note_overseers(tx, office_, held);
    }
    const bool is_approvers = move == Move::Decide || held.row.state.awaits_arbitration;
    if (!is_approvers) return;
    for (const auto& one : office_.vault.holders(tx, Permission::ApproveComplaint))
        if (may_be_given(tx, held, one.id.value())) give_key(tx, opener, held, one.id.value());
}

void Cases::say(const Opener& opener, std::int64_t id, store::Ear ear, std::string_view text) {
    const auto typed = text::trim(text);
    if (typed.empty()) refuse("还没有写内容");
    if (text::length(typed) > longest_word) refuse("一次最多写5000个字");
    db::Transaction tx{office_.pool};
    const auto held = hold_locked(tx, opener, id);
    Item item;
    item.at = office_.clock.now();
    item.text = typed;
    store::add_said(tx, id, ear, seal_for_case(held.row.case_public, item_text(item)));
    office_.gate.record(tx, opener.actor,
                        ear == store::Ear::Reporter ? "complain.say" : "complain.note",
                        subject_of(id));
    tx.commit();
}

void Cases::grant(const Opener& opener, std::int64_t id, guard::OfficerId officer,
                  std::string_view reason) {
    const auto why = reason_of(reason);
    db::Transaction tx{office_.pool};
    const auto held = hold_locked(tx, opener, id);
    if (!hands_out_keys(opener.actor))
        throw Refusal{Refusal::Kind::Forbidden, "给谁看由受理人员或审批人员决定，请告诉他们"};
    require_part(tx, officer);
    const auto found = barred(tx, office_, officer, held.finding);
    if (!found.empty())
        throw Refusal{Refusal::Kind::Conflict,
                      fmt::format("应当回避：{}，不能给他看", title_of(found.front()))};
    give_key(tx, opener, held, officer.value());
    office_.gate.record(tx, opener.actor, "complain.grant", subject_of(id),
                        json::write(json::Object{{"reason", why}, {"to", officer.value()}}));
    tx.commit();
}

void Cases::revoke(const Opener& opener, std::int64_t id, guard::OfficerId officer,
                   std::string_view reason) {
    const auto why = reason_of(reason);
    db::Transaction tx{office_.pool};
    const auto held = hold_locked(tx, opener, id);
    // One's own key may always be laid down: that is how somebody withdraws.
    if (!hands_out_keys(opener.actor) && officer != opener.actor.id)
        throw Refusal{Refusal::Kind::Forbidden, "收回别人的钥匙由受理人员或审批人员决定"};
    if (store::holders(tx, id).size() < 2)
        throw Refusal{Refusal::Kind::Conflict, "这是最后一把钥匙，收回就再也没有人能打开这一件了"};
    store::drop_key(tx, id, officer.value());
    office_.gate.record(tx, opener.actor, "complain.revoke", subject_of(id),
                        json::write(json::Object{{"reason", why}, {"from", officer.value()}}));
    tx.commit();
}

std::string Cases::file(const Opener& opener, std::int64_t id, std::int64_t number) const {
    db::Reader reader{office_.pool};
    const auto held = hold(reader, opener, id);
    const auto told = told_of(held);
    if (number < 0 || static_cast<std::size_t>(number) >= told.files.size())
        throw Refusal{Refusal::Kind::NotFound, "没有这个文件"};
    const auto& file = told.files[static_cast<std::size_t>(number)];
    crypto::StreamOpener opened{crypto::Secret{file.key}, file.header};
    std::string out, last;
    for (const auto& piece : store::pieces(reader, held.row.token, number)) {
        auto text = opened.open(piece);
        if (!text) throw Refusal{Refusal::Kind::Conflict, broken_file};
        out += last;
        last = std::move(*text);
    }
    const auto unfilled = crypto::unpadded(last);
    if (!opened.is_whole() || !unfilled) throw Refusal{Refusal::Kind::Conflict, broken_file};
    return out + *unfilled;
}

void tell(db::Transaction& tx, const store::CaseRow& row, const Item& item) {
    store::add_said(tx, row.id, store::Ear::Reporter,
                    seal_for_case(row.case_public, item_text(item)));
}

void save_with_due(db::Transaction& tx, const Office& office, const store::CaseRow& row,
                   platform::Instant now) {
    const auto clocks = running_clocks(tx, office, row.id, platform::local_date(now));
    const auto due = clocks.empty() ? std::nullopt : std::optional{clocks.front().due};
    store::save(tx, row, due, now);
}

Item status_item(db::Session& session, const Office& office, const store::CaseRow& row,
                 platform::Instant now) {
    const Complaint complaint{row.state};
    Item out;
    out.type = Item::Type::Status;
    out.at = now;
    out.text = row.state.is_sealed_up ? "已封存，直接送上一级机关办理，本县不再保存内容"
                                      : complaint.public_text();
    out.number = row.number;
    const bool is_told = row.state.kind != Kind::Accusation && row.state.body.has_value();
    if (is_told) out.body = row.state.body->title();
    const auto clocks = running_clocks(session, office, row.id, platform::local_date(now));
    if (!clocks.empty()) {
        out.promise = clocks.front().text;
        out.due = clocks.front().due;
        out.counts_workdays = clocks.front().counts_workdays;
    }
    out.may_add = !row.state.is_sealed_up;
    out.may_evaluate = row.state.stage == Stage::Closed && !row.state.evaluation;
    return out;
}

}  // namespace complain
