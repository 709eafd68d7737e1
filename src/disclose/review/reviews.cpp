#include "disclose/review/reviews.hpp"

#include "collect/collect.hpp"
#include "disclose/publish/publication.hpp"
#include "disclose/sql.hpp"
#include "disclose/wording.hpp"
#include "ledger/versions.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <boost/json.hpp>

namespace disclose {

namespace {

using platform::Refusal;

constexpr std::size_t shortest_reason = 2;
constexpr std::size_t findings_named = 5;

ReviewedBatch read_batch(const db::Row& row) {
    ReviewedBatch out;
    out.id = ledger::BatchId{row.integer(0)};
    out.file = row.text(1);
    out.sheet = row.text(2);
    out.table = row.text(3);
    out.department = row.text(4);
    out.created_at = row.integer(5);
    out.officer = row.maybe_integer(6);
    out.stage = row.is_null(7) ? Stage::Business : *stage_named(row.text(7));
    out.county = domain::RegionCode{row.integer(8)};
    return out;
}

/// The batch, locked against every other decision on it.
ReviewedBatch lock(db::Transaction& tx, ledger::BatchId id) {
    tx.run(sql::insert_stage, {id.value()});
    tx.each(sql::lock_stage, {id.value()}, [](const db::Row&) {});
    const auto batch = find_batch(tx, id);
    if (!batch) throw Refusal{Refusal::Kind::NotFound, "没有找到这个批次，请回到列表重新选择"};
    return *batch;
}

void require_no_findings(db::Session& session, ledger::BatchId batch) {
    const auto findings = collect::privacy_findings(session, batch);
    if (findings.empty()) return;
    std::string where;
    for (std::size_t i = 0; i < findings.size() && i < findings_named; ++i)
        where +=
            fmt::format("{}第{}行“{}”", i == 0 ? "" : "、", findings[i].row, findings[i].column);
    if (findings.size() > findings_named) where += fmt::format("等{}处", findings.size());
    throw Refusal{Refusal::Kind::Conflict,
                  where + "含有身份证号、手机号或卡号，不能公开；请退回，由报送单位删去后重新报送"};
}

void require_own_step(db::Session& session, const guard::Actor& actor, const ReviewedBatch& batch,
                      Step step) {
    if (!actor.is_officer()) throw Refusal{Refusal::Kind::Forbidden, "审核须由工作人员本人办理"};
    const auto hands = hands_on(session, batch);
    if (const auto why = conflict_of_persons(step, actor.id.value(), hands, separation(session)))
        throw Refusal{Refusal::Kind::Forbidden, std::string(*why)};
    if (batch.stage != due_at(step)) {
        throw Refusal{Refusal::Kind::Conflict,
                      fmt::format("这个批次现在是“{}”，不能办理{}；请刷新后再看",
                                  title_of(batch.stage), title_of(step))};
    }
}

std::string detail_of(Step step, Decision decision, const std::string& reason) {
    boost::json::object out{{"step", name_of(step)}, {"decision", name_of(decision)}};
    if (!reason.empty()) out["reason"] = reason;
    return boost::json::serialize(out);
}

}  // namespace

guard::Scope ReviewedBatch::scope() const {
    return {county, department.empty() ? std::nullopt : std::optional{department}};
}

Stage Reviews::decide(const guard::Actor& actor, ledger::BatchId id, Step step, Decision decision,
                      const std::string& reason) {
    if (decision == Decision::Refuse && text::length(reason) < shortest_reason)
        throw Refusal{Refusal::Kind::Invalid, "退回须写明理由，让报送单位知道怎么改"};
    refuse_private(reason);
    db::Transaction tx{office_.pool};
    auto batch = lock(tx, id);
    office_.gate.require(actor, permission_of(step), batch.scope());
    require_own_step(tx, actor, batch, step);
    const auto now = platform::to_millis(office_.clock.now());
    tx.run(sql::insert_review,
           {id.value(), name_of(step), name_of(decision),
            reason.empty() ? std::nullopt : std::optional{reason}, actor.id.value(), now});
    if (decision == Decision::Pass)
        pass(tx, actor, batch, step);
    else
        refuse(tx, actor, batch, reason);
    batch.stage = decision == Decision::Pass ? after(step) : Stage::Refused;
    tx.run(sql::update_stage, {id.value(), name_of(batch.stage)});
    office_.gate.record(tx, actor, "disclose.review", fmt::format("batch:{}", id.value()),
                        detail_of(step, decision, reason));
    tx.commit();
    return batch.stage;
}

void Reviews::pass(db::Transaction& tx, const guard::Actor& actor, const ReviewedBatch& batch,
                   Step step) {
    if (step == Step::Secrecy || step == Step::Publish) require_no_findings(tx, batch.id);
    if (step != Step::Publish) return;
    Publication publication{tx, office_, actor};
    publication.publish(ledger::find_table(batch.table)->kind, batch.id);
    publication.close();
}

void Reviews::refuse(db::Transaction& tx, const guard::Actor& actor, const ReviewedBatch& batch,
                     const std::string& reason) {
    ledger::Versions versions{tx, office_.clock};
    versions.withdraw(ledger::find_table(batch.table)->kind, batch.id, {actor.id.value(), reason});
    tx.run(sql::refuse_proposals_of_batch,
           {batch.id.value(), actor.id.value(), platform::to_millis(office_.clock.now()), reason});
}

void Reviews::set_separation(const guard::Actor& actor, Separation wanted) {
    db::Transaction tx{office_.pool};
    office_.gate.require(actor, guard::Permission::SignCatalogue);
    const bool merged = wanted == Separation::LastTwoMerged;
    tx.run(sql::delete_setting, {"separation"});
    tx.run(sql::insert_setting, {"separation", merged ? "last_two_merged" : "five_persons"});
    office_.gate.record(tx, actor, "disclose.separation", "setting:separation",
                        merged ? R"({"value":"last_two_merged"})" : R"({"value":"five_persons"})");
    tx.commit();
}

std::vector<ReviewedBatch> batches(db::Session& session) {
    auto out = session.all(sql::select_batches, {}, read_batch);
    std::stable_sort(out.begin(), out.end(), [](const auto& left, const auto& right) {
        return ledger::find_table(left.table)->kind < ledger::find_table(right.table)->kind;
    });
    return out;
}

std::optional<ReviewedBatch> find_batch(db::Session& session, ledger::BatchId id) {
    return session.one(sql::select_batch, {id.value()}, read_batch);
}

std::vector<Hand> hands_on(db::Session& session, const ReviewedBatch& batch) {
    auto out = session.all(sql::select_passed_reviews, {batch.id.value()}, [](const db::Row& row) {
        return Hand{step_named(row.text(0)), row.integer(1)};
    });
    if (batch.officer) out.push_back({std::nullopt, *batch.officer});
    return out;
}

Separation separation(db::Session& session) {
    const auto value = session.one(sql::select_setting, {"separation"},
                                   [](const db::Row& row) { return std::string(row.text(0)); });
    return value == "last_two_merged" ? Separation::LastTwoMerged : Separation::FivePersons;
}

}  // namespace disclose
