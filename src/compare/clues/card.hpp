#pragma once

#include "compare/clues/board.hpp"
#include "compare/rules/rule.hpp"
#include "platform/pdf/pdf.hpp"

#include <string>
#include <vector>

namespace compare {

/// A value beside its name, as people read it.
struct ShownValue {
    std::string title, value;
    bool hidden = false;  ///< only 比中 is shown
};

/// The fund side of a row (资金台账), with Chinese names.
std::vector<ShownValue> fund_side(const FoundRow& row, const ledger::Regions& regions);
/// The other side (比对数据). Values of registries that show matches only stay hidden unless
/// `revealed`.
std::vector<ShownValue> other_side(const FoundRow& row, const Rule& rule, const RuleBook& book,
                                   const ledger::Regions& regions, bool revealed);

/// What must be remembered while reading it: a suspicion is no finding, a helpful hit no claim.
std::string caution_of(const Clue& clue, const RuleBook& book);

/// The working paper of a clue (核查底稿) as .xlsx: evidence, what would be innocent, what to
/// verify, room for what was found.
std::string working_paper(const Clue& clue, const std::string& subject, const RuleBook& book,
                          const ledger::Regions& regions, bool revealed);
/// The same for print, with room for results and signatures. Neither holds an identity number.
pdf::Document printed_paper(const Clue& clue, const std::string& subject, const RuleBook& book,
                            const ledger::Regions& regions, bool revealed, platform::Instant at);

}  // namespace compare
