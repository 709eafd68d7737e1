#include "compare/clues/clues.hpp"

#include "compare/sql.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace compare {

namespace {

/// Whom or what a hit is about. Rows of spending belong to their project.
std::string subject_of(const Hit& hit) {
    if (const auto person = hit.person()) return "person " + platform::to_hex(*person);
    if (hit.rows.empty() || hit.rows.front().record.empty())
        return "question " + hit.rule + " " + hit.question;
    if (hit.records_table == "payment") return "question " + hit.question;
    if (hit.records_table == "expenditure")
        if (const auto* project = hit.rows.front().fund.if_contains("project"))
            return "project " + std::string{project->as_string()};
    return hit.records_table + " " + hit.rows.front().record;
}

struct Gathered {
    std::set<std::string> rules;
    std::map<std::pair<std::string, std::string>, std::int64_t>
        records;  ///< what is at stake in each
    std::int64_t without_record_fen = 0;
    std::vector<const KeptHit*> hits;
};

Clue clue_of(const std::string& subject, const Gathered& gathered, const RuleBook& book,
             const std::map<std::string, Precision>& precisions, const crypto::Hmac& hmac) {
    Clue clue;
    clue.id = platform::to_hex(crypto::bytes(hmac.sign(subject)).substr(0, 16));
    double innocent = 1;
    for (const std::string& id : gathered.rules) {
        const Rule* rule = book.rule(id);
        const auto measured = precisions.find(id);
        innocent *=
            1 - (measured == precisions.end() ? Precision{} : measured->second).belief(*rule);
        clue.rules.push_back(id);
    }
    clue.score = 1 - innocent;
    clue.amount_fen = gathered.without_record_fen;
    for (const auto& [record, amount] : gathered.records) {
        clue.records.push_back(record);
        clue.amount_fen += amount;
    }
    clue.hits = gathered.hits;
    for (const KeptHit* hit : gathered.hits) {
        clue.severity = std::max(clue.severity, hit->hit.severity);
        clue.stale = clue.stale || hit->hit.stale;
    }
    return clue;
}

}  // namespace

std::pair<std::int64_t, std::int64_t> Precision::interval() const {
    if (judged == 0) return {0, 1000};
    constexpr double z = 1.96;
    const auto n = static_cast<double>(judged);
    const auto k = static_cast<double>(right);
    const double middle = k + z * z / 2;
    const double half = z * std::sqrt(k * (n - k) / n + z * z / 4);
    const double whole = n + z * z;
    return {std::llround(1000 * (middle - half) / whole),
            std::llround(1000 * (middle + half) / whole)};
}

double Precision::belief(const Rule& rule) const {
    constexpr double weight = 10;
    const double prior = static_cast<double>(rule.precision_permille) / 1000;
    return (static_cast<double>(right) + weight * prior) / (static_cast<double>(judged) + weight);
}

std::map<std::string, Precision> precisions(db::Session& session) {
    std::map<std::string, Precision> found;
    session.each(sql::select_precision, {}, [&](const db::Row& row) {
        found.emplace(row.text(0), Precision{row.integer(1), row.integer(2)});
    });
    return found;
}

std::vector<Clue> clues_of(const std::vector<KeptHit>& hits, const RuleBook& book,
                           const std::map<std::string, Precision>& precisions,
                           const domain::Keyring& keys, bool help) {
    const crypto::Hmac hmac{keys.derived("mingbai compare clues v1")};
    std::map<std::string, Gathered> subjects;
    for (const KeptHit& hit : hits) {
        const Rule* rule = book.rule(hit.hit.rule);
        const auto measured = precisions.find(hit.hit.rule);
        if (rule == nullptr || (rule->kind == "help") != help) continue;
        if (measured != precisions.end() && measured->second.is_noise()) continue;
        Gathered& gathered = subjects[subject_of(hit.hit)];
        gathered.rules.insert(hit.hit.rule);
        gathered.hits.push_back(&hit);
        for (const FoundRow& row : hit.hit.rows) {
            if (row.record.empty()) {
                gathered.without_record_fen += row.amount_fen;
                continue;
            }
            auto& at_stake = gathered.records[{hit.hit.records_table, row.record}];
            at_stake = std::max(at_stake, row.amount_fen);
        }
    }
    std::vector<Clue> clues;
    clues.reserve(subjects.size());
    for (const auto& [subject, gathered] : subjects)
        clues.push_back(clue_of(subject, gathered, book, precisions, hmac));
    std::ranges::sort(clues, [](const Clue& left, const Clue& right) {
        const double one = left.score * static_cast<double>(left.amount_fen);
        const double other = right.score * static_cast<double>(right.amount_fen);
        return one != other ? one > other : left.id < right.id;
    });
    return clues;
}

}  // namespace compare
