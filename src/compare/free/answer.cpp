#include "compare/free/answer.hpp"

#include "compare/free/statement.hpp"
#include "domain/fen.hpp"
#include "domain/privacy.hpp"
#include "domain/region.hpp"
#include "platform/core/clock.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <array>

namespace compare::free {

namespace {

using engine::Value;

std::string place(std::int64_t code, const ledger::Regions& regions) {
    const domain::RegionCode region{code};
    const auto* found = regions.find(region);
    return found == nullptr ? region.text() : found->spoken;
}

std::string text_of(const Value& value, ColumnKind kind, const ledger::Regions& regions) {
    if (value.null) return {};
    switch (kind) {
        case ColumnKind::Text: return domain::without_private(value.bytes);
        case ColumnKind::Name: return domain::masked_name(value.bytes);
        case ColumnKind::Date: return platform::format_date(platform::from_days(value.number));
        case ColumnKind::Fen: return domain::Fen{value.number}.grouped();
        case ColumnKind::Quantity: return domain::Quantity{value.number}.text();
        case ColumnKind::Region: return place(value.number, regions);
        case ColumnKind::Integer: return fmt::format("{}", value.number);
        case ColumnKind::Boolean: return value.number != 0 ? "是" : "否";
    }
    platform::bug("no such kind of column");
}

/// What tells one key from another on the page: of a person or an account the first digits of its
/// keyed digest, which lead nowhere by themselves.
std::string key_text(const Value& value, KeyKind kind, const ledger::Regions& regions) {
    switch (kind) {
        case KeyKind::Person:
        case KeyKind::Account: return platform::to_hex(value.bytes).substr(0, 8);
        case KeyKind::Region: return place(value.number, regions);
        case KeyKind::NameRegion: return {};  // the name stands masked in its column
        case KeyKind::Household:
        case KeyKind::Code: return domain::without_private(value.bytes);
    }
    platform::bug("no such kind of key");
}

std::vector<const Column*> shown_of(const CheckedSide& side) {
    std::vector<const Column*> shown;
    for (const Column& column : side.table->columns)
        if (column.shown) shown.push_back(&column);
    return shown;
}

json::Array titles_of(const std::vector<const Column*>& columns) {
    json::Array out;
    for (const Column* column : columns)
        out.push_back(
            json::Object{{"title", column->title}, {"fen", column->kind == ColumnKind::Fen}});
    return out;
}

/// The rows of the page; columns and values in the same order.
class Rows {
public:
    Rows(const CheckedQuestion& question, const ledger::Regions& regions)
        : question_(question), regions_(regions), asked_(shown_of(question.asked())) {
        if (question.want == Want::Both) other_ = shown_of(question.other());
    }

    void add(std::span<const Value> row) {
        std::size_t at = 1;
        const auto texts = [&](const std::vector<const Column*>& columns) {
            json::Array out;
            for (const Column* column : columns)
                out.push_back(json::Value(text_of(row[at++], column->kind, regions_)));
            return out;
        };
        json::Array asked = texts(asked_);
        json::Array other = texts(other_);
        if (says_match_only()) other.push_back(json::Value(match_word()));
        rows_.push_back(
            json::Object{{"key", key_text(row[0], question_.asked().key->kind, regions_)},
                         {"asked", std::move(asked)},
                         {"other", std::move(other)}});
    }

    json::Object finish() {
        json::Array other = titles_of(other_);
        if (says_match_only())
            other.push_back(
                json::Object{{"title", question_.other().table->title}, {"fen", false}});
        return {{"asked_columns", titles_of(asked_)},
                {"other_columns", std::move(other)},
                {"rows", std::move(rows_)}};
    }

private:
    bool says_match_only() const { return other_.empty(); }
    const char* match_word() const { return question_.want == Want::Both ? "比中" : "未比中"; }

    const CheckedQuestion& question_;
    const ledger::Regions& regions_;
    std::vector<const Column*> asked_, other_;
    json::Array rows_;
};

json::Object count_json(const CheckedSide& side, std::span<const std::int64_t, 3> counts) {
    return {{"table", side.table->name}, {"title", side.table->title}, {"key", side.key->title},
            {"rows", counts[0]},         {"without_key", counts[1]},   {"keys", counts[2]}};
}

}  // namespace

json::Object answer(engine::Engine& engine, const CheckedQuestion& question,
                    const ledger::Regions& regions, std::chrono::milliseconds limit) {
    std::array<std::int64_t, 9> counts{};
    bool has_amount = false;
    engine.ask(count_statement(question), limit,
               {{}, [&](std::span<const Value> row) {
                    for (std::size_t i = 0; i < counts.size(); ++i)
                        counts[i] = row[i].null ? 0 : row[i].number;
                    has_amount = !row[8].null;
                }});
    Rows rows{question, regions};
    engine.ask(row_statement(question), limit,
               {{}, [&](std::span<const Value> row) { rows.add(row); }});
    json::Object out = rows.finish();
    const std::span<const std::int64_t, 9> all{counts};
    out["asked"] = count_json(question.asked(), all.subspan<0, 3>());
    out["other"] = count_json(question.other(), all.subspan<3, 3>());
    out["found_keys"] = counts[6];
    out["found_rows"] = counts[7];
    if (has_amount) out["found_fen"] = std::to_string(counts[8]);
    return out;
}

}  // namespace compare::free
