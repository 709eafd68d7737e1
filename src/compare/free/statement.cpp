#include "compare/free/statement.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace compare::free {

namespace {

// What is filled in is never input: names of the catalogue, and literals that check() made.

/// {0} what is selected beside the key, {1} the key, {2} the table, {3} the conditions.
constexpr std::string_view side_text = R"(SELECT {1} AS joined_by{0} FROM {2} t WHERE {3})";

constexpr std::string_view count_text = R"(WITH asked AS ({asked}),
other AS ({other}),
found AS (SELECT a.joined_by, a.amount FROM asked a
  WHERE a.joined_by IS NOT NULL AND {wanted} (SELECT 1 FROM other o WHERE o.joined_by = a.joined_by))
SELECT (SELECT count(*) FROM asked) AS asked_rows,
       (SELECT count(*) FROM asked WHERE joined_by IS NULL) AS asked_without,
       (SELECT count(DISTINCT joined_by) FROM asked) AS asked_keys,
       (SELECT count(*) FROM other) AS other_rows,
       (SELECT count(*) FROM other WHERE joined_by IS NULL) AS other_without,
       (SELECT count(DISTINCT joined_by) FROM other) AS other_keys,
       (SELECT count(DISTINCT joined_by) FROM found) AS found_keys,
       (SELECT count(*) FROM found) AS found_rows,
       (SELECT CAST(sum(amount) AS BIGINT) FROM found) AS found_fen)";

/// Of the other side only a key's first row: a page is no product of two lists.
constexpr std::string_view row_text = R"(WITH asked AS ({asked}),
other AS ({other}),
found AS (SELECT a.joined_by, a.amount{asked_names} FROM asked a
  WHERE a.joined_by IS NOT NULL AND {wanted} (SELECT 1 FROM other o WHERE o.joined_by = a.joined_by)
  ORDER BY {order} LIMIT {limit}),
beside AS (SELECT o.joined_by{other_names},
    row_number() OVER (PARTITION BY o.joined_by ORDER BY {other_order}) AS place
  FROM other o WHERE o.joined_by IN (SELECT f.joined_by FROM found f))
SELECT a.joined_by{asked_names}{beside_names}
FROM found a LEFT JOIN beside b ON b.joined_by = a.joined_by AND b.place = 1
ORDER BY {order})";

constexpr std::string_view find_both = R"(WITH asked AS ({asked}),
other AS ({other}),
beside AS (SELECT o.joined_by{other_names},
    row_number() OVER (PARTITION BY o.joined_by ORDER BY {other_order}) AS place
  FROM other o WHERE o.joined_by IS NOT NULL)
SELECT CAST(a.joined_by AS TEXT) AS hit, a.record, a.person, a.amount AS amount_fen{evidence}
FROM asked a JOIN beside b ON b.joined_by = a.joined_by AND b.place = 1
)";

constexpr std::string_view find_first_only = R"(WITH asked AS ({asked}),
other AS ({other})
SELECT CAST(a.joined_by AS TEXT) AS hit, a.record, a.person, a.amount AS amount_fen{evidence}
FROM asked a
WHERE a.joined_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM other o WHERE o.joined_by = a.joined_by)
)";

std::string_view wanted(const CheckedQuestion& question) {
    return question.want == Want::Both ? "EXISTS" : "NOT EXISTS";
}

/// ", a.c_serial, a.c_program": the shown columns of a side as `alias` has them.
std::string names(const CheckedSide& side, std::string_view alias) {
    std::string out;
    for (const Column& column : side.table->columns)
        if (column.shown) out += fmt::format(", {}.c_{}", alias, column.name);
    return out;
}

/// A total order as far as anything of it is seen.
std::string order(const CheckedSide& side, std::string_view alias) {
    std::string out = fmt::format("{}.joined_by", alias);
    for (const Column& column : side.table->columns)
        if (column.shown) out += fmt::format(", {}.c_{} NULLS LAST", alias, column.name);
    return out;
}

std::string conditions(const CheckedSide& side, bool in_question) {
    std::vector<std::string> all = side.conditions;
    if (in_question && !side.table->own_condition.empty()) all.push_back(side.table->own_condition);
    return all.empty() ? "TRUE" : fmt::format("{}", fmt::join(all, " AND "));
}

std::string shown_columns(const CheckedSide& side) {
    std::string out;
    for (const Column& column : side.table->columns)
        if (column.shown) out += fmt::format(", t.{0} AS c_{0}", column.name);
    return out;
}

std::string side_statement(const CheckedSide& side, const std::string& selected, bool in_question) {
    return fmt::format(side_text, selected, side.key->sql, side.table->name,
                       conditions(side, in_question));
}

/// ", t.amount_fen AS amount", with a NULL of the type where the table has none.
std::string special(std::string_view column, std::string_view type, std::string_view alias) {
    return column.empty() ? fmt::format(", CAST(NULL AS {}) AS {}", type, alias)
                          : fmt::format(", t.{} AS {}", column, alias);
}

std::string amount_of(const CheckedSide& side) {
    return special(side.table->amount, "BIGINT", "amount");
}

/// The evidence columns of a rule, each name once, and what is selected for them.
class EvidenceList {
public:
    explicit EvidenceList(std::vector<EvidenceColumn>& columns) : columns_(columns) {}

    /// The shown columns of a side that `alias` selects from.
    void add(const CheckedSide& side, std::string_view alias, std::string_view prefix) {
        for (const Column& column : side.table->columns) {
            if (!column.shown) continue;
            const std::string name = name_for(column, prefix);
            selected_ += fmt::format(", {}.c_{} AS {}", alias, column.name, name);
            columns_.push_back({name, column.title,
                                side.table->is_registry ? side.table->name : std::string{},
                                column.kind == ColumnKind::Fen});
        }
    }
    void add(std::string_view sql, const EvidenceColumn& column) {
        selected_ += fmt::format(", {} AS {}", sql, column.name);
        columns_.push_back(column);
    }
    const std::string& selected() const { return selected_; }

private:
    /// The card knows places and quantities by these names, and the subject by its `name`.
    std::string name_for(const Column& column, std::string_view prefix) {
        std::string wish = fmt::format("{}_{}", prefix, column.name);
        if (column.kind == ColumnKind::Quantity) wish = "quantity";
        if (column.kind == ColumnKind::Region) wish = "region";
        if (column.kind == ColumnKind::Name && prefix == "own") wish = "name";
        if (!taken_.insert(wish).second) {
            wish = fmt::format("{}_{}", prefix, column.name);
            taken_.insert(wish);
        }
        return wish;
    }

    std::vector<EvidenceColumn>& columns_;
    std::set<std::string> taken_;
    std::string selected_;
};

std::string evidence_of(const CheckedQuestion& question, std::vector<EvidenceColumn>& columns) {
    const CheckedSide& asked = question.asked();
    const CheckedSide& other = question.other();
    EvidenceList list{columns};
    // The card reads a fund row from its table by itself.
    if (asked.table->records.empty()) list.add(asked, "a", "own");
    const std::string& title = other.table->title;
    if (question.want == Want::FirstOnly)
        list.add("CAST('未比中' AS TEXT)", {"other_absent", title, "", false});
    else if (other.table->match_only)
        list.add("TRUE", {"other_matched", title, other.table->name, false});
    else
        list.add(other, "b", "other");
    return list.selected();
}

}  // namespace

std::string count_statement(const CheckedQuestion& question) {
    const CheckedSide& asked = question.asked();
    return fmt::format(count_text, fmt::arg("asked", side_statement(asked, amount_of(asked), true)),
                       fmt::arg("other", side_statement(question.other(), "", false)),
                       fmt::arg("wanted", wanted(question)));
}

std::string row_statement(const CheckedQuestion& question) {
    const CheckedSide& asked = question.asked();
    const CheckedSide& other = question.other();
    const bool beside = question.want == Want::Both;
    return fmt::format(
        row_text,
        fmt::arg("asked", side_statement(asked, amount_of(asked) + shown_columns(asked), true)),
        fmt::arg("other", side_statement(other, shown_columns(other), false)),
        fmt::arg("asked_names", names(asked, "a")), fmt::arg("other_names", names(other, "o")),
        fmt::arg("beside_names", beside ? names(other, "b") : std::string{}),
        fmt::arg("wanted", wanted(question)),
        fmt::arg("order", "a.amount DESC NULLS LAST, " + order(asked, "a")),
        fmt::arg("other_order", order(other, "o")), fmt::arg("limit", most_rows));
}

FindText find_text(const CheckedQuestion& question) {
    const CheckedSide& asked = question.asked();
    const CheckedSide& other = question.other();
    FindText out;
    const std::string selected = special(asked.table->record, "TEXT", "record") +
                                 special(asked.table->person, "UUID", "person") + amount_of(asked) +
                                 shown_columns(asked);
    out.sql = fmt::format(fmt::runtime(question.want == Want::Both ? find_both : find_first_only),
                          fmt::arg("asked", side_statement(asked, selected, true)),
                          fmt::arg("other", side_statement(other, shown_columns(other), false)),
                          fmt::arg("other_names", names(other, "o")),
                          fmt::arg("other_order", order(other, "o")),
                          fmt::arg("evidence", evidence_of(question, out.evidence)));
    return out;
}

}  // namespace compare::free
