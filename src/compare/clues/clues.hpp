#pragma once

#include "compare/run/hit_store.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace compare {

/// How often a rule has been right, as people judged (精准率).
struct Precision {
    std::int64_t judged = 0, right = 0;

    /// Wilson's interval at 95 %, in permille (04 §3.3).
    std::pair<std::int64_t, std::int64_t> interval() const;
    /// What a hit is believed to be worth: the rule's own estimate counts as ten judgements. In [0,
    /// 1].
    double belief(const Rule& rule) const;
    /// Below 5 % after 200 judgements: a rule that only observes (04 §3.0).
    bool is_noise() const { return judged >= 200 && right * 20 < judged; }
};

std::map<std::string, Precision> precisions(db::Session& session);

/// 线索: the hits of one subject, merged.
struct Clue {
    std::string id;    ///< keyed digest of its subject, hexadecimal: the same in every run
    double score = 0;  ///< 1 − Π(1 − belief) over its rules: how likely something is wrong
    std::int64_t amount_fen = 0;
    bool stale = false;
    Severity severity = Severity::Blue;
    std::vector<std::string> rules;
    std::vector<std::pair<std::string, std::string>> records;  ///< table and key, each once
    std::vector<const KeptHit*> hits;
};

/// Merges hits by whom or what they are about, most worthwhile (score × amount) first: those of
/// suspicious rules, or of helpful ones (应享未享、少发、迟发), which are never mixed. Hits of
/// rules that are noise make no clue. The hits outlive the clues.
std::vector<Clue> clues_of(const std::vector<KeptHit>& hits, const RuleBook& book,
                           const std::map<std::string, Precision>& precisions,
                           const domain::Keyring& keys, bool help = false);

}  // namespace compare
