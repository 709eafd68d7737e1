#pragma once

#include "platform/core/clock.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/db/db.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace guard {

/// What a row of the audit chain binds (审计日志).
struct AuditFields {
    std::int64_t number;
    std::int64_t at;                      ///< milliseconds
    std::optional<std::int64_t> officer;  ///< none: the system, or a visitor
    std::string_view action;
    std::string_view subject;
    std::string_view detail;
};

/// SHA-256 of the previous row's hash (32 zero bytes before the first) and each field in the order
/// above, as text, an absent officer empty, each after its length in 8 big-endian bytes.
crypto::Digest audit_hash(std::string_view previous, const AuditFields& fields);

/// Where the chain does not hold, and how it shows.
struct AuditBreak {
    std::int64_t number;
    std::string what;
};

/// Walks the whole chain and names its first broken row; nothing when it is whole. Give it a
/// Reader, which sees one state while others record.
std::optional<AuditBreak> verify_audit(db::Session& session);

/// A row as the officers' page shows it.
struct AuditRow {
    std::int64_t number;
    platform::Instant at;
    std::string officer;  ///< name; "" for the system
    std::string action;
    std::string subject;
    std::string detail;  ///< JSON
};

/// Newest first, those before `before` if given, of one subject if given.
std::vector<AuditRow> audit_rows(db::Session& session, std::optional<std::int64_t> before,
                                 const std::optional<std::string>& subject, int limit);

/// One kind of action on any of some subjects, newest first: what the payee is told of it.
std::vector<AuditRow> audit_rows_about(db::Session& session, std::string_view action,
                                       std::span<const std::string> subjects, int limit);

/// How often an action was done, and when first and last.
struct AuditCount {
    std::int64_t times = 0;
    platform::Instant first, last;
};
/// By action; one that was never done is missing.
std::map<std::string, AuditCount> audit_counts(db::Session& session,
                                               std::span<const std::string> actions);

}  // namespace guard
