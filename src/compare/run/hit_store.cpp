#include "compare/run/hit_store.hpp"

#include "compare/run/commitment.hpp"
#include "compare/sql.hpp"
#include "disclose/disclose.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <set>

namespace compare {

namespace {

using platform::Refusal;

std::optional<std::int64_t> officer_of(const guard::Actor& actor) {
    return actor.is_officer() ? std::optional{actor.id.value()} : std::nullopt;
}

std::string context_of(std::int64_t run, std::string_view rule) {
    return fmt::format("compare hit {} {}", run, rule);
}

/// Hexadecimal in the letters a to p: in digits a digest may by chance hold what looks like a card
/// number, which the audit chain refuses.
std::string in_letters(std::string_view bytes) {
    std::string letters;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        letters += static_cast<char>('a' + (byte >> 4U));
        letters += static_cast<char>('a' + (byte & 15U));
    }
    return letters;
}

/// What keeps hits away.
class Suppressions {
public:
    Suppressions(db::Session& session, std::int64_t day) {
        session.each(sql::select_false_judgements, {}, [&](const db::Row& row) {
            const std::string question = std::string{row.text(0)} + row.blob(1).bytes;
            facts_.insert(question + row.blob(2).bytes);
            if (!row.is_null(3) && !row.is_null(4) && row.integer(3) >= day)
                white_.insert(question);
        });
    }

    bool keep_away(const KeptHit& hit) const {
        const std::string question = hit.hit.rule + hit.question;
        return white_.contains(question) || facts_.contains(question + hit.facts);
    }

private:
    std::set<std::string> facts_, white_;
};

RuleOutcome outcome_of(const db::Row& row) {
    RuleOutcome outcome{std::string{row.text(0)},
                        row.text(2) == "done",
                        row.integer(3) != 0,
                        row.integer(4),
                        row.integer(5),
                        {},
                        {}};
    const std::string message = row.maybe_text(6).value_or("");
    if (row.text(2) == "skipped")
        for (std::size_t at = 0; at < message.size();) {
            const auto end = std::min(message.find(' ', at), message.size());
            outcome.missing.push_back(message.substr(at, end - at));
            at = end + 1;
        }
    else
        outcome.message = message;
    return outcome;
}

}  // namespace

HitStore::HitStore(const Office& office)
    : office_(office),
      cipher_(office.keys.derived("mingbai compare hits v1")),
      hmac_(office.keys.derived("mingbai compare questions v1")) {}

std::string HitStore::keyed(std::string_view label, std::string_view text) const {
    return std::string{crypto::bytes(hmac_.sign(fmt::format("{} {}", label, text))).substr(0, 16)};
}

std::int64_t HitStore::begin(const guard::Actor& actor, const Plan& plan,
                             const std::string& engine) {
    db::Transaction tx{office_.pool};
    const db::Blob digest{plan.digest};
    if (const auto unfinished = tx.one(sql::select_unfinished_run, {digest},
                                       [](const db::Row& row) { return row.integer(0); }))
        return *unfinished;
    const db::Blob salt{plan.salt};
    const db::Blob commitment{plan.commitment};
    const db::Blob opening{sealed_opening(office_.keys, plan.opening)};
    disclose::Log log{tx, office_.keys, office_.clock};
    const auto leaf = log.commit("compare.run", plan.commitment);
    log.close();
    const db::Blob basis{plan.basis};
    const auto id = *tx.one(
        sql::insert_run,
        {std::string{name_of(plan.kind)}, digest, basis, plan.ledger_seen, plan.batches_seen,
         plan.as_of, engine, salt, commitment, platform::to_millis(office_.clock.now()),
         officer_of(actor), plan.inputs, leaf, opening},
        [](const db::Row& row) { return row.integer(0); });
    office_.gate.record(tx, actor, "compare.begin_run", fmt::format("run:{}", id),
                        fmt::format(R"({{"commitment":"{}"}})", in_letters(plan.commitment)));
    tx.commit();
    return id;
}

std::vector<RuleOutcome> HitStore::outcomes(std::int64_t run) const {
    db::Reader reader{office_.pool};
    return reader.all(sql::select_run_rules, {run}, outcome_of);
}

std::vector<RuleOutcome> HitStore::last_outcomes(db::Session& session) const {
    return session.all(sql::select_last_rule_states, {}, outcome_of);
}

void HitStore::keep(std::int64_t run, const Rule& rule, const RuleOutcome& outcome,
                    const std::vector<Hit>& hits) {
    db::Transaction tx{office_.pool};
    for (const Hit& hit : hits) {
        const db::Blob question{keyed("question", rule.id + " " + hit.question)};
        const db::Blob facts{keyed("facts", facts_of(hit))};
        const db::Blob sealed{cipher_.seal(to_bytes(hit), context_of(run, rule.id))};
        tx.run(sql::insert_hit, {run, rule.id, question, facts, sealed});
    }
    std::string message = outcome.message;
    for (const std::string& missing : outcome.missing)
        message += (message.empty() ? "" : " ") + missing;
    const char* state = outcome.done ? "done" : outcome.missing.empty() ? "failed" : "skipped";
    tx.run(sql::insert_run_rule,
           {run, rule.id, rule.digest, state, outcome.stale ? 1 : 0, outcome.hits, outcome.ms,
            message.empty() ? std::nullopt : std::optional{message}});
    tx.commit();
}

void HitStore::finish(const guard::Actor& actor, std::int64_t run) {
    db::Transaction tx{office_.pool};
    tx.run(sql::finish_run, {run, platform::to_millis(office_.clock.now())});
    office_.gate.record(tx, actor, "compare.finish_run", fmt::format("run:{}", run));
    tx.commit();
}

std::optional<RunSummary> HitStore::latest(db::Session& session) const {
    return session.one(sql::select_latest_run, {}, [](const db::Row& row) {
        return RunSummary{
            std::string{row.text(8)}, row.integer(0),           row.integer(2),
            row.integer(4),           row.integer(5),           row.blob(1).bytes,
            row.blob(7).bytes,        std::string{row.text(3)}, std::string{row.text(6)}};
    });
}

KeptHit HitStore::opened(const db::Row& row) const {
    const auto bytes = cipher_.open(row.blob(3).bytes, context_of(row.integer(5), row.text(0)));
    if (!bytes) throw Refusal{Refusal::Kind::Invalid, "比对结果已损坏，请重新运行比对"};
    return {row.integer(4), row.blob(1).bytes, row.blob(2).bytes, hit_from_bytes(*bytes)};
}

std::vector<KeptHit> HitStore::open_hits(db::Session& session,
                                         const std::optional<std::string>& rule,
                                         std::int64_t day) const {
    const Suppressions suppressions{session, day};
    std::vector<KeptHit> hits;
    const auto use = [&](const db::Row& row) {
        KeptHit kept = opened(row);
        if (!suppressions.keep_away(kept)) hits.push_back(std::move(kept));
    };
    if (rule)
        session.each(sql::select_hits_of_rule, {*rule}, use);
    else
        session.each(sql::select_hits, {}, use);
    return hits;
}

std::vector<RuleOutcome> HitStore::base_outcomes(db::Session& session) const {
    return session.all(sql::select_base_rule_states, {}, outcome_of);
}

std::vector<Hit> HitStore::base_hits(db::Session& session, const std::string& rule) const {
    return session.all(sql::select_base_hits, {rule},
                       [&](const db::Row& row) { return opened(row).hit; });
}

}  // namespace compare
