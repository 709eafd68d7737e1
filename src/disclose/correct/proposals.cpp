#include "disclose/correct/proposals.hpp"

#include "disclose/publish/publication.hpp"
#include "disclose/review/stage.hpp"
#include "disclose/sql.hpp"
#include "disclose/wording.hpp"
#include "ledger/current.hpp"
#include "ledger/versions.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

namespace disclose {

namespace {

using platform::Refusal;

struct Proposed {
    ledger::BatchId batch;
    int row_number = 0;
    ledger::TableKind kind = ledger::TableKind::Payment;
    std::string key, content, state, department;
    int base_version = 0;
    std::optional<std::int64_t> handed_in_by;

    guard::Scope scope() const {
        return {std::nullopt, department.empty() ? std::nullopt : std::optional{department}};
    }
};

Proposed lock(db::Transaction& tx, std::int64_t id) {
    auto found = tx.one(sql::lock_proposal, {id}, [](const db::Row& row) {
        return Proposed{ledger::BatchId{row.integer(0)},
                        static_cast<int>(row.integer(1)),
                        ledger::find_table(row.text(2))->kind,
                        std::string(row.text(3)),
                        row.blob(4).bytes,
                        std::string(row.text(5)),
                        std::string(row.text(6)),
                        static_cast<int>(row.integer(7)),
                        row.maybe_integer(8)};
    });
    if (!found) throw Refusal{Refusal::Kind::NotFound, "没有找到这份勘误申请，请刷新列表"};
    return std::move(*found);
}

void require_decidable(const guard::Actor& actor, const Proposed& proposal) {
    if (!actor.is_officer()) throw Refusal{Refusal::Kind::Forbidden, "勘误须由工作人员本人审定"};
    if (proposal.handed_in_by == actor.id.value())
        throw Refusal{Refusal::Kind::Forbidden, "这份勘误由你报送，须由他人审定"};
    if (proposal.state != "open")
        throw Refusal{Refusal::Kind::Conflict, "这份勘误申请已经审定过，请刷新后再看"};
}

/// The old version is before the public, so that the new one follows it there.
bool is_public(db::Session& session, ledger::TableKind kind, std::int64_t version_id) {
    const auto event =
        session.one(sql::select_event_of_version, {ledger::table(kind).name, version_id},
                    [](const db::Row& row) { return event_named(row.text(0)); });
    return event && *event != Event::Withdraw;
}

}  // namespace

void Proposals::decide(const guard::Actor& actor, std::int64_t id, Verdict verdict,
                       const std::string& reason) {
    if (text::length(reason) < 2)
        throw Refusal{Refusal::Kind::Invalid, "审定须写明理由；接受后理由随更正一起公开"};
    refuse_private(reason);
    db::Transaction tx{office_.pool};
    const auto proposal = lock(tx, id);
    office_.gate.require(actor, guard::Permission::DecideProposal, proposal.scope());
    require_decidable(actor, proposal);
    const bool accepted = verdict == Verdict::Accept;
    if (accepted) {
        ledger::Versions versions{tx, office_.clock};
        const auto content = office_.keys.reveal(proposal.content, "proposal.content");
        if (!content) platform::bug("a proposal that its own key does not open");
        const auto old = versions.id_of(proposal.kind, proposal.key);
        const bool follows = old && is_public(tx, proposal.kind, *old);
        const auto added = versions.add_correction(
            proposal.kind, ledger::record_from_bytes(*content), proposal.base_version,
            {proposal.batch, proposal.row_number}, {actor.id.value(), reason});
        if (follows) {
            Publication publication{tx, office_, actor};
            publication.correct(proposal.kind, added, reason);
            publication.close();
        } else {
            tx.run(sql::reopen_stage, {proposal.batch.value()});
        }
    }
    tx.run(sql::update_proposal, {id, accepted ? "accepted" : "refused", actor.id.value(),
                                  platform::to_millis(office_.clock.now()), reason});
    office_.gate.record(tx, actor, "disclose.decide_proposal", fmt::format("proposal:{}", id),
                        accepted ? R"({"decision":"accept"})" : R"({"decision":"refuse"})");
    tx.commit();
}

std::vector<ProposalEntry> proposals(db::Session& session, const guard::Actor& actor,
                                     const std::optional<std::string>& state) {
    auto all = session.all(sql::select_proposals, {state}, [](const db::Row& row) {
        return ProposalEntry{row.integer(0),           std::string(row.text(1)),
                             std::string(row.text(2)), std::string(row.text(3)),
                             std::string(row.text(4)), std::string(row.text(5)),
                             std::string(row.text(6)), row.maybe_text(7)};
    });
    std::erase_if(all, [&actor](const ProposalEntry& one) {
        const guard::Scope scope{
            std::nullopt, one.department.empty() ? std::nullopt : std::optional{one.department}};
        return !actor.may(guard::Permission::SeeLedger, scope);
    });
    return all;
}

}  // namespace disclose
