#pragma once

#include "disclose/log/checkpoint.hpp"
#include "disclose/log/event.hpp"
#include "domain/keyring.hpp"
#include "guard/actor.hpp"
#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace disclose {

/// One publication event on its way into the log.
struct Entry {
    std::string_view table;
    std::int64_t version_id = 0;
    int version = 1;
    std::string record_id;
    Event event = Event::Publish;
    Mode mode = Mode::None;
    std::string program;
    std::int64_t year = 0;
    std::string projection;  ///< canonical JSON of what the public sees (projection.hpp)
    std::optional<std::string> reason;
    std::optional<std::int64_t> names_until;  ///< days
};

/// 16 bytes of keyed digest of table and business key, base32: the same for every version of a key,
/// and nobody without the county's key can guess it.
class RecordIds {
public:
    explicit RecordIds(const domain::Keyring& keys);
    std::string of(std::string_view table, std::string_view key) const;

private:
    crypto::Hmac hmac_;
};

/// The bytes of a leaf (docs/formats/publication-log.md).
std::string leaf_text(const Entry& entry, std::int64_t at, const Digest& commitment);
/// The bytes of a commitment's leaf.
std::string commitment_leaf_text(std::string_view subject, std::int64_t at,
                                 std::string_view commitment);
/// SHA-256 of nonce and projection.
Digest commitment_of(std::string_view nonce, std::string_view projection);

/// The public log (公开日志), open for appending: leaf numbers have no gaps, since everyone who
/// appends holds the log's head until the transaction ends.
class Log {
public:
    Log(db::Transaction& tx, const domain::Keyring& keys, const platform::Clock& clock);

    std::uint64_t size() const { return edge_.size(); }
    /// Events of one officer, or of the system at the end of retention.
    void append(const guard::Actor& actor, std::span<const Entry> entries);
    /// What a slice binds itself to before it acts: 32 bytes that tell nothing. The leaf's number.
    std::int64_t commit(std::string_view subject, std::string_view commitment);
    /// Writes head and signed checkpoint; without it nothing of the log may be committed.
    void close();

private:
    db::Transaction& tx_;
    const domain::Keyring& keys_;
    std::int64_t now_;
    Edge edge_;
    std::uint64_t opened_at_;
};

/// Where the log does not hold, and how it shows.
struct LogBreak {
    std::uint64_t leaf = 0;
    std::string what;
};

/// Recomputes every leaf from its fields and its version's content, and every checkpoint from the
/// leaves; names the first broken one. Nothing when the log is whole.
std::optional<LogBreak> verify_log(db::Session& session, const domain::Keyring& keys);

/// The commitment that a leaf holds, 32 bytes; nothing where the leaf is none.
std::optional<std::string> commitment_at(db::Session& session, std::int64_t leaf);

struct InclusionProof {
    std::uint64_t leaf = 0, size = 0;
    std::string leaf_text;
    std::vector<Digest> path;
    std::string checkpoint;  ///< the signed note of that size
};
/// Proves a leaf under the newest checkpoint. Refuses (NotFound) a leaf that is not there.
InclusionProof prove(db::Session& session, std::uint64_t leaf);

}  // namespace disclose
