#pragma once

#include "compare/free/catalogue.hpp"
#include "platform/json/json.hpp"

#include <string>
#include <vector>

namespace compare::free {

enum class Operator { Equal, NotEqual, AtLeast, AtMost, Contains, Between };

std::string_view name_of(Operator one);   ///< "at_least"
std::string_view title_of(Operator one);  ///< "≥"
/// What may be asked of a column of this kind.
std::vector<Operator> operators_of(ColumnKind kind);

/// Rows of a list are kept that meet it (条件); as it came in.
struct Condition {
    std::string column, operation, value;
    std::string until;  ///< the other end of `between`
};

struct Side {
    std::string table, key;
    std::vector<Condition> conditions;
};

/// Both: what stands in both lists (两份都有). FirstOnly: in the first, not in the second
/// (第一份有、第二份没有).
enum class Want { Both, FirstOnly };

/// A free comparison as it was asked for; nothing of it has been checked.
struct Question {
    Side first, second;
    Want want = Want::Both;
};

/// From a request's body, or from what was kept. Refuses (Invalid) what is no question.
Question question_of(const json::Fields& fields);
json::Object to_json(const Question& question);

/// A side whose names are the catalogue's and whose values are of their columns' types.
struct CheckedSide {
    const Table* table = nullptr;
    const Key* key = nullptr;
    std::vector<std::string> conditions;  ///< SQL over `t`, made here of names and literals
};

/// What alone becomes a statement. Points into the catalogue.
struct CheckedQuestion {
    CheckedSide first, second;
    Want want = Want::Both;

    /// The side whose rows are in question: the fund table, else the one that may be shown.
    const CheckedSide& asked() const;
    const CheckedSide& other() const { return &asked() == &first ? second : first; }
};

/// Refuses (Invalid), in words of the page: unknown lists, keys, columns and operators; keys of
/// different kinds; a value that its column cannot have, or that holds a personal number; a list
/// that shows matches only as the one whose rows would be listed.
CheckedQuestion check(const Question& question, const Catalogue& catalogue);

/// Refuses (Invalid) a text with a personal number in it; `title` says which.
void refuse_numbers(std::string_view text, std::string_view title);

}  // namespace compare::free
