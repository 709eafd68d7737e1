#pragma once

#include "compare/rules/rule.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace compare::free {

/// By what rows of two lists are one and the same (按什么对). Only keys of one kind can be
/// compared.
enum class KeyKind { Person, Account, Household, NameRegion, Region, Code };

std::string_view name_of(KeyKind kind);   ///< "name_region"
std::string_view title_of(KeyKind kind);  ///< "姓名和行政区划都相同"

struct Key {
    std::string name;   ///< of its column; "name+region"
    std::string title;  ///< "身份证号"
    KeyKind kind = KeyKind::Code;
    std::string sql;  ///< over a row `t`; NULL where the row has none
};

enum class ColumnKind { Text, Name, Date, Fen, Integer, Quantity, Region, Boolean };

/// A column that may be shown, or asked for in a condition.
struct Column {
    std::string name, title;
    ColumnKind kind = ColumnKind::Text;
    bool shown = true, filtered = true;
};

/// A fund table or a registry as free comparison knows it.
struct Table {
    std::string name, title;
    bool is_registry = false;
    bool match_only = false;  ///< has no columns: nothing of it is shown or asked for but the match
    std::vector<Key> keys;
    std::vector<Column> columns;
    std::string record;         ///< the column of its business key; empty for registries
    std::string records;        ///< the table that `record` names a row of
    std::string amount;         ///< the money column, if any
    std::string person;         ///< the column that says whose row it is, if any
    std::string own_condition;  ///< what always holds of rows in question, SQL over `t`

    const Key* key(std::string_view wanted) const;
    const Column* column(std::string_view wanted) const;
};

/// Everything that free comparison may read (自由比对的目录): a closed list. Names that are not
/// here reach no statement.
class Catalogue {
public:
    explicit Catalogue(const RuleBook& book);

    const std::vector<Table>& tables() const { return tables_; }
    const Table* table(std::string_view name) const;

private:
    std::vector<Table> tables_;
};

}  // namespace compare::free
