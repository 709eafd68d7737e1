#include "disclose/log/log.hpp"
#include "disclose/publish/rows.hpp"
#include "disclose/sql.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>
#include <cstring>
#include <map>

namespace disclose {

namespace {

constexpr std::uint64_t page = 4096;

/// A leaf as it lies in the store.
struct Stored {
    std::uint64_t leaf = 0;
    Entry entry;
    std::string table, nonce, commitment, hash;
    std::int64_t at = 0;
};

Stored read_stored(const db::Row& row) {
    Stored out;
    out.leaf = static_cast<std::uint64_t>(row.integer(0));
    out.table = row.text(1);
    out.entry.version_id = row.integer(2);
    out.entry.version = static_cast<int>(row.integer(3));
    out.entry.record_id = row.text(4);
    out.entry.event = event_named(row.text(5));
    out.entry.mode = *mode_named(row.text(6));
    out.entry.program = row.text(7);
    out.entry.year = row.integer(8);
    out.nonce = row.blob(9).bytes;
    out.commitment = row.blob(10).bytes;
    out.hash = row.blob(11).bytes;
    out.at = row.integer(12);
    out.entry.reason = row.maybe_text(13);
    return out;
}

Digest digest_from(std::string_view bytes) {
    Digest out{};
    if (bytes.size() == out.size()) std::memcpy(out.data(), bytes.data(), out.size());
    return out;
}

/// What the leaf must have committed to, or nothing when its version is gone.
std::optional<std::string> expected_projection(db::Session& session, const RecordIds& ids,
                                               const Stored& stored) {
    if (stored.entry.event == Event::Withdraw) return "{}";
    const auto* table = ledger::find_table(stored.table);
    if (table == nullptr) return std::nullopt;
    auto version = version_row(session, table->kind, stored.entry.version_id);
    if (!version || version->version != stored.entry.version ||
        ids.of(table->name, version->key) != stored.entry.record_id)
        return std::nullopt;
    const bool expired = stored.entry.event == Event::Expire;
    // The program and year that were decided on then: the row's parents may have changed since.
    version->row.program = stored.entry.program;
    version->row.year = stored.entry.year;
    apply_mode(version->row, stored.entry.mode, expired ? Names::Expired : Names::Shown);
    return projection_json(
        version->row, stored.entry.event == Event::Correct ? stored.entry.reason.value_or("") : "");
}

std::optional<std::string> fault_of(db::Session& session, const RecordIds& ids,
                                    const Stored& stored) {
    auto entry = stored.entry;
    entry.table = stored.table;
    if (entry.event == Event::Withdraw && !entry.reason) return "撤回没有理由";
    const auto hash = leaf_hash(leaf_text(entry, stored.at, digest_from(stored.commitment)));
    if (crypto::bytes(hash) != stored.hash) return "日志条目被改动";
    if (stored.nonce.empty()) return std::nullopt;
    const auto projection = expected_projection(session, ids, stored);
    if (!projection) return "公开的版本不在台账里";
    if (crypto::bytes(commitment_of(stored.nonce, *projection)) != stored.commitment)
        return "公开的内容与台账不符";
    return std::nullopt;
}

/// A leaf of either kind, looked at.
struct Checked {
    std::uint64_t leaf = 0;
    std::string hash;
    std::optional<std::string> fault;
};

Checked check_commitment(const db::Row& row) {
    const auto commitment = row.blob(2).bytes;
    const auto hash = row.blob(3).bytes;
    const auto right = leaf_hash(commitment_leaf_text(row.text(1), row.integer(4), commitment));
    Checked checked{static_cast<std::uint64_t>(row.integer(0)), hash, {}};
    if (crypto::bytes(right) != hash) checked.fault = "日志条目被改动";
    return checked;
}

/// The leaves in [from, to) in their order, those that are there.
std::vector<Checked> check_leaves(db::Session& session, const RecordIds& ids, std::uint64_t from,
                                  std::uint64_t to) {
    const auto first = static_cast<std::int64_t>(from), end = static_cast<std::int64_t>(to);
    auto leaves = session.all(sql::select_commitments, {first, end}, check_commitment);
    for (const Stored& stored : session.all(sql::select_leaves, {first, end}, read_stored))
        leaves.push_back({stored.leaf, stored.hash, fault_of(session, ids, stored)});
    std::ranges::sort(leaves, {}, &Checked::leaf);
    return leaves;
}

/// The checkpoints by size, to be met one after the other.
class Checkpoints {
public:
    Checkpoints(db::Session& session, const std::string& public_key) : public_key_(public_key) {
        session.each(sql::select_checkpoints, {}, [this](const db::Row& row) {
            notes_[static_cast<std::uint64_t>(row.integer(0))] = {row.blob(1).bytes,
                                                                  std::string(row.text(2))};
        });
    }

    std::optional<std::string> fault_at(const Edge& edge) const {
        const auto at = notes_.find(edge.size());
        if (at == notes_.end()) return std::nullopt;
        const auto& [root, note] = at->second;
        if (crypto::bytes(edge.root()) != root) return "检查点与日志不符";
        const auto opened = open_note(note, public_key_);
        if (!opened) return "检查点的签名不成立";
        if (opened->size != edge.size() || opened->root != edge.root()) return "检查点与日志不符";
        return std::nullopt;
    }
    std::uint64_t last() const { return notes_.empty() ? 0 : notes_.rbegin()->first; }

private:
    std::string public_key_;
    std::map<std::uint64_t, std::pair<std::string, std::string>> notes_;
};

}  // namespace

std::optional<LogBreak> verify_log(db::Session& session, const domain::Keyring& keys) {
    const Checkpoints checkpoints{session, keys.signing_key().public_key()};
    const RecordIds ids{keys};
    const auto head = session.one(sql::select_head, {}, [](const db::Row& row) {
        return static_cast<std::uint64_t>(row.integer(0));
    });
    if (!head) return LogBreak{0, "日志没有末端"};
    Edge edge;
    for (std::uint64_t from = 0; from < *head; from += page) {
        const auto to = std::min(*head, from + page);
        for (const Checked& one : check_leaves(session, ids, from, to)) {
            if (one.leaf != edge.size()) return LogBreak{edge.size(), "日志缺少条目"};
            if (one.fault) return LogBreak{one.leaf, *one.fault};
            edge.append(digest_from(one.hash));
            if (auto fault = checkpoints.fault_at(edge)) return LogBreak{one.leaf, *fault};
        }
        if (edge.size() != to) return LogBreak{edge.size(), "日志缺少条目"};
    }
    if (checkpoints.last() != *head) return LogBreak{*head, "检查点与日志末端不符"};
    return std::nullopt;
}

}  // namespace disclose
