#include "disclose/publish/publication.hpp"

#include "disclose/sql.hpp"
#include "platform/core/refusal.hpp"

namespace disclose {

/// A record as its latest event left it.
struct Latest {
    std::int64_t leaf = 0;
    ledger::TableKind kind = ledger::TableKind::Payment;
    std::int64_t version_id = 0;
    std::string record_id;
    Event event = Event::Publish;
    Mode mode = Mode::None;
    std::optional<std::int64_t> names_until;
};

namespace {

using ledger::TableKind;

constexpr int piece = 2000;

Latest read_latest(const db::Row& row) {
    return {row.integer(0),           ledger::find_table(row.text(1))->kind,
            row.integer(2),           std::string(row.text(3)),
            event_named(row.text(4)), *mode_named(row.text(5)),
            row.maybe_integer(6)};
}

VersionRow version_of(db::Session& session, const Latest& latest) {
    auto found = version_row(session, latest.kind, latest.version_id);
    if (!found) platform::bug("a publication of a version that is not there");
    return std::move(*found);
}

}  // namespace

Publication::Publication(db::Transaction& tx, const Office& office, guard::Actor actor)
    : tx_(tx),
      actor_(std::move(actor)),
      ids_(office.keys),
      rules_(Rules::load(tx)),
      log_(tx, office.keys, office.clock),
      today_(platform::to_days(platform::local_date(office.clock.now()))) {}

Entry Publication::entry_of(VersionRow& version, Event event) const {
    Entry entry;
    const auto kind = version.row.kind;
    entry.table = ledger::table(kind).name;
    entry.version_id = version.id;
    entry.version = version.version;
    entry.record_id = ids_.of(entry.table, version.key);
    entry.event = event;
    entry.mode = rules_.mode(kind, version.row.program, version.row.year);
    entry.program = version.row.program;
    entry.year = version.row.year;
    if (kind == TableKind::Payment && entry.mode > Mode::Aggregate)
        entry.names_until = today_ + rules_.retention_days(entry.program, entry.year);
    apply_mode(version.row, entry.mode);
    return entry;
}

void Publication::publish(TableKind kind, ledger::BatchId batch) {
    std::vector<Entry> entries;
    std::int64_t after = 0;
    for (;;) {
        auto rows = waiting_rows(tx_, kind, batch, after, piece);
        if (rows.empty()) return;
        after = rows.back().id;
        entries.clear();
        for (auto& row : rows) {
            auto entry = entry_of(row, Event::Publish);
            entry.projection = projection_json(row.row);
            entries.push_back(std::move(entry));
        }
        log_.append(actor_, entries);
    }
}

void Publication::correct(TableKind kind, std::int64_t version_id, const std::string& reason) {
    auto version = version_row(tx_, kind, version_id);
    if (!version) platform::bug("a correction that is not there");
    auto entry = entry_of(*version, Event::Correct);
    entry.projection = projection_json(version->row, reason);
    entry.reason = reason;
    log_.append(actor_, std::span(&entry, 1));
}

void Publication::renew(const std::string& program, std::int64_t year) {
    std::vector<Entry> entries;
    std::int64_t after = -1;
    for (;;) {
        const auto page =
            tx_.all(sql::select_latest_of_program, {program, year, after, piece}, read_latest);
        if (page.empty()) return;
        after = page.back().leaf;
        entries.clear();
        for (const auto& latest : page) {
            if (latest.leaf >= static_cast<std::int64_t>(log_.size())) return;
            if (latest.mode == rules_.mode(latest.kind, program, year)) continue;
            entries.push_back(renewed(latest));
        }
        if (!entries.empty()) log_.append(actor_, entries);
    }
}

Entry Publication::renewed(const Latest& latest) {
    auto version = version_of(tx_, latest);
    auto entry = entry_of(version, Event::Publish);
    if (latest.event == Event::Expire) {
        apply_mode(version.row, entry.mode, Names::Expired);
        entry.event = Event::Expire;
    }
    entry.projection = projection_json(version.row);
    entry.reason = "公开策略变更";
    if (entry.mode < latest.mode) forget(latest.record_id);
    return entry;
}

std::uint64_t Publication::withdraw(const std::string& record_id, const std::string& reason_class) {
    const auto latest = tx_.one(sql::select_latest_of_record, {record_id}, read_latest);
    if (!latest) platform::bug("a withdrawal of what was never public");
    auto version = version_of(tx_, *latest);
    auto entry = entry_of(version, Event::Withdraw);
    entry.mode = latest->mode;
    entry.names_until = {};
    entry.projection = "{}";
    entry.reason = reason_class;
    forget(record_id);
    const auto leaf = log_.size();
    log_.append(actor_, std::span(&entry, 1));
    return leaf;
}

std::int64_t Publication::expire(platform::Date today) {
    std::int64_t count = 0;
    std::int64_t after = -1;
    for (;;) {
        const auto page =
            tx_.all(sql::select_expired, {platform::to_days(today), piece, after}, read_latest);
        if (page.empty()) return count;
        after = page.back().leaf;
        std::vector<Entry> entries;
        for (const auto& latest : page) {
            auto version = version_of(tx_, latest);
            auto entry = entry_of(version, Event::Expire);
            entry.mode = latest.mode;
            entry.names_until = latest.names_until;
            auto again = version_of(tx_, latest);
            apply_mode(again.row, latest.mode, Names::Expired);
            entry.projection = projection_json(again.row);
            forget(latest.record_id);
            entries.push_back(std::move(entry));
        }
        log_.append(actor_, entries);
        count += static_cast<std::int64_t>(entries.size());
    }
}

void Publication::forget(const std::string& record_id) {
    tx_.run(sql::destroy_nonces, {record_id, db::Blob{}});
}

}  // namespace disclose
