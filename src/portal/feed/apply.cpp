#include "portal/feed/apply.hpp"

#include "platform/core/refusal.hpp"
#include "platform/db/dialect.hpp"
#include "portal/sql.hpp"

#include <charconv>

namespace portal::projection {

namespace {

using platform::Refusal;

std::string setting(db::Session& session, std::string_view name) {
    return session
        .one(sql::select_setting, {name},
             [](const db::Row& row) { return std::string(row.text(0)); })
        .value_or("");
}

std::int64_t number_of(const std::string& text) {
    std::int64_t out = 0;
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

db::Query clear_all(Part part) {
    switch (part) {
        case Part::Region: return sql::clear_table[0];
        case Part::Program: return sql::clear_table[1];
        case Part::Policy: return sql::clear_table[2];
        case Part::PolicyProgram: return sql::clear_table[3];
        default: platform::bug("only small tables are replaced whole");
    }
}

db::Query clear_scope(Part part) {
    switch (part) {
        case Part::Total: return sql::clear_scope[0];
        case Part::People: return sql::clear_scope[1];
        case Part::FundPeople: return sql::clear_scope[2];
        default: platform::bug("only sums are replaced by program and year");
    }
}

db::Query clear_records(Part part) {
    switch (part) {
        case Part::Fund: return sql::clear_records[0];
        case Part::Project: return sql::clear_records[1];
        case Part::Expenditure: return sql::clear_records[2];
        case Part::Payment: return sql::clear_records[3];
        case Part::History: return sql::clear_records[4];
        default: platform::bug("only records are replaced by their numbers");
    }
}

}  // namespace

Reached reached(db::Session& public_store) {
    return {number_of(setting(public_store, "pushed_leaf")), setting(public_store, "reference"),
            setting(public_store, "updated_at")};
}

Applying::Applying(db::Transaction& tx, const Header& header) : tx_(tx), header_(header) {
    const auto county = setting(tx, "county");
    if (!county.empty() && county != header.county)
        throw Refusal{Refusal::Kind::Conflict, "这是另一个县的公开数据包，不能装入"};
    const auto [there, reference, updated_at] = reached(tx);
    // The same leaves with older small tables would bring back a policy that is no longer there.
    if (header.to < there || (header.to == there && header.updated_at < updated_at))
        throw Refusal{Refusal::Kind::Conflict, "这个公开数据包比现有的旧，没有装入任何内容"};
    if (header.from > there)
        throw Refusal{Refusal::Kind::Conflict,
                      "中间缺少公开数据包，请先装入前一个，或重新导出全部"};
    if (header.from > 0) return;
    // A whole package says all there is: a row that it does not bring has no right to be here.
    for (const auto& query : sql::clear_table)
        tx.run(query);
}

void Applying::take(const Chunk& chunk) {
    clear(chunk);
    if (chunk.rows.empty()) return;
    const auto& entry = entry_of(chunk.part);
    auto bulk = tx_.bulk(entry.table, entry.columns);
    std::vector<db::Param> values;
    for (const auto& row : chunk.rows) {
        values.clear();
        for (const auto& value : row)
            values.push_back(ledger::param_of(value));
        bulk->add(values);
    }
    bulk->finish();
    rows_ += static_cast<std::int64_t>(chunk.rows.size());
}

void Applying::clear(const Chunk& chunk) {
    if (chunk.all) tx_.run(clear_all(chunk.part));
    if (chunk.scope) tx_.run(clear_scope(chunk.part), {chunk.scope->first, chunk.scope->second});
    if (!chunk.gone.empty()) tx_.run(clear_records(chunk.part), {db::list_of(chunk.gone)});
}

void Applying::finish() {
    constexpr std::int64_t many = 1000;  // rows that change what a planner should think
    if (rows_ >= many) {
        for (const char* table : {"portal_payment", "portal_total", "portal_fund"})
            tx_.refresh_statistics(table);
    }
    const auto generation = number_of(setting(tx_, "generation")) + 1;
    for (const auto name : site_names)
        tx_.run(sql::delete_site_setting, {name});
    for (const auto& [name, value] : settings_of(header_))
        set(name, value);
    set("updated_at", header_.updated_at);
    set("reference", header_.reference);
    set("pushed_leaf", std::to_string(header_.to));
    set("generation", std::to_string(generation));
}

void Applying::set(std::string_view name, std::string_view value) {
    tx_.run(sql::delete_site_setting, {name});
    tx_.run(sql::insert_site_setting, {name, value});
}

}  // namespace portal::projection
