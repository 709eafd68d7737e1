#include "guard/audit.hpp"

#include "guard/sql.hpp"
#include "platform/db/dialect.hpp"

#include <array>

namespace guard {

namespace {

void add(crypto::Sha256& hash, std::string_view field) {
    std::array<char, 8> length{};
    std::uint64_t size = field.size();
    for (std::size_t i = length.size(); i-- > 0; size >>= 8)
        length[i] = static_cast<char>(size & 255);
    hash.add({length.data(), length.size()}).add(field);
}

AuditFields fields_of(const db::Row& row) {
    return {row.integer(0), row.integer(1), row.maybe_integer(2),
            row.text(3),    row.text(4),    row.text(5)};
}

/// Follows the chain row by row.
class Walk {
public:
    void step(const db::Row& row) {
        const AuditFields fields = fields_of(row);
        const std::string stored = row.blob(6).bytes;
        ++seen_;
        if (found_) return;
        if (fields.number != last_ + 1) {
            found_ = {last_ + 1, "this row is missing"};
            return;
        }
        const auto digest = audit_hash(hash_, fields);
        if (stored != crypto::bytes(digest)) {
            found_ = {fields.number, "the row does not match its hash"};
            return;
        }
        last_ = fields.number;
        hash_ = stored;
    }
    std::optional<AuditBreak> finish(std::int64_t number, const std::string& hash) const {
        if (found_) return found_;
        if (last_ < number) return AuditBreak{last_ + 1, "rows at the end are missing"};
        if (last_ > number) return AuditBreak{number + 1, "rows stand after the end"};
        if (hash_ != hash && last_ != 0) return AuditBreak{last_, "the end has another hash"};
        return std::nullopt;
    }
    std::int64_t last() const { return last_; }
    bool broken() const { return found_.has_value(); }
    std::int64_t take_seen() { return std::exchange(seen_, 0); }

private:
    std::int64_t last_ = 0;
    std::int64_t seen_ = 0;
    std::string hash_ = std::string(32, '\0');
    std::optional<AuditBreak> found_;
};

}  // namespace

crypto::Digest audit_hash(std::string_view previous, const AuditFields& fields) {
    crypto::Sha256 hash;
    hash.add(previous);
    add(hash, std::to_string(fields.number));
    add(hash, std::to_string(fields.at));
    add(hash, fields.officer ? std::to_string(*fields.officer) : std::string{});
    add(hash, fields.action);
    add(hash, fields.subject);
    add(hash, fields.detail);
    return hash.finish();
}

std::optional<AuditBreak> verify_audit(db::Session& session) {
    const auto head = session.one(sql::select_head, {}, [](const db::Row& row) {
        return std::pair{row.integer(0), row.is_null(1) ? std::string{} : row.blob(1).bytes};
    });
    if (!head) return AuditBreak{1, "the chain has no end"};
    Walk walk;
    do {
        session.each(sql::select_chain, {walk.last()}, [&](const db::Row& row) { walk.step(row); });
    } while (walk.take_seen() > 0 && !walk.broken());
    return walk.finish(head->first, head->second);
}

namespace {

AuditRow audit_row(const db::Row& row) {
    return {row.integer(0),           platform::from_millis(row.integer(1)),
            std::string{row.text(2)}, std::string{row.text(3)},
            std::string{row.text(4)}, std::string{row.text(5)}};
}

}  // namespace

std::vector<AuditRow> audit_rows(db::Session& session, std::optional<std::int64_t> before,
                                 const std::optional<std::string>& subject, int limit) {
    return session.all(sql::select_audit_page, {before, subject, limit}, audit_row);
}

std::vector<AuditRow> audit_rows_about(db::Session& session, std::string_view action,
                                       std::span<const std::string> subjects, int limit) {
    return session.all(sql::select_audit_about, {action, db::list_of(subjects), limit}, audit_row);
}

std::map<std::string, AuditCount> audit_counts(db::Session& session,
                                               std::span<const std::string> actions) {
    std::map<std::string, AuditCount> counts;
    session.each(sql::select_audit_counts, {db::list_of(actions)}, [&](const db::Row& row) {
        counts.emplace(row.text(0),
                       AuditCount{row.integer(1), platform::from_millis(row.integer(2)),
                                  platform::from_millis(row.integer(3))});
    });
    return counts;
}

}  // namespace guard
