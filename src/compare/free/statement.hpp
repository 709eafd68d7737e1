#pragma once

#include "compare/free/question.hpp"

#include <string>

namespace compare::free {

/// How many rows are shown at most.
inline constexpr int most_rows = 200;

/// One row of BIGINT: of the side asked about its rows, rows without the key, different keys; the
/// same three of the other side; then what was found: keys, rows of the side asked about, and their
/// amount in fen (NULL where it has none).
std::string count_statement(const CheckedQuestion& question);

/// The first rows of what was found, those at stake with most money first: the key, then the
/// columns of the side asked about that are shown, then those of the other side's first row of that
/// key (none of a list that shows matches only, none with FirstOnly).
std::string row_statement(const CheckedQuestion& question);

/// A column of a rule's answer and where it comes from.
struct EvidenceColumn {
    std::string name, title, from;
    bool fen = false;
};

/// find.sql of the rule that asks the same (rules/README.md) and its evidence.
struct FindText {
    std::string sql;
    std::vector<EvidenceColumn> evidence;
};
FindText find_text(const CheckedQuestion& question);

}  // namespace compare::free
