#include "disclose/log/log.hpp"

#include "disclose/sql.hpp"
#include "guard/base32.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <cstring>

namespace disclose {

namespace {

constexpr std::size_t nonce_size = 16;

std::string origin_of(db::Session& session) {
    const auto county =
        session.one(sql::select_county, {}, [](const db::Row& row) { return row.integer(0); });
    if (!county) platform::bug("a log without a county");
    return fmt::format("mingbai/{}", *county / 1'000'000);
}

}  // namespace

RecordIds::RecordIds(const domain::Keyring& keys) : hmac_(keys.derived("publication record v1")) {}

std::string RecordIds::of(std::string_view table, std::string_view key) const {
    std::string message{table};
    message += '\0';
    message += key;
    auto text = guard::to_base32(crypto::bytes(hmac_.sign(message)).substr(0, 16));
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

std::string leaf_text(const Entry& entry, std::int64_t at, const Digest& commitment) {
    auto out = fmt::format(
        R"({{"event":"{}","table":"{}","record":"{}","version":{},"mode":"{}","at":{})",
        name_of(entry.event), entry.table, entry.record_id, entry.version, name_of(entry.mode), at);
    // A withdrawal's reason is one of four fixed words; what people write is in the projection,
    // which can be forgotten.
    if (entry.event == Event::Withdraw) out += fmt::format(R"(,"reason":"{}")", *entry.reason);
    return out +
           fmt::format(R"(,"projection":"{}"}})", platform::to_hex(crypto::bytes(commitment)));
}

std::string commitment_leaf_text(std::string_view subject, std::int64_t at,
                                 std::string_view commitment) {
    return fmt::format(R"({{"event":"commit","subject":"{}","at":{},"commitment":"{}"}})", subject,
                       at, platform::to_hex(commitment));
}

Digest commitment_of(std::string_view nonce, std::string_view projection) {
    std::string bytes{nonce};
    bytes += projection;
    return crypto::sha256(bytes);
}

Log::Log(db::Transaction& tx, const domain::Keyring& keys, const platform::Clock& clock)
    : tx_(tx), keys_(keys), now_(platform::to_millis(clock.now())), opened_at_(0) {
    auto head = tx.one(sql::lock_head, {}, [](const db::Row& row) {
        return Edge{static_cast<std::uint64_t>(row.integer(0)),
                    row.is_null(1) ? std::string{} : row.blob(1).bytes};
    });
    if (!head) platform::bug("the public log has no head");
    edge_ = std::move(*head);
    opened_at_ = edge_.size();
}

void Log::append(const guard::Actor& actor, std::span<const Entry> entries) {
    for (const auto& entry : entries) {
        if (entry.version > 1 || entry.event != Event::Publish || entry.reason)
            tx_.run(sql::retire_latest, {entry.record_id});
    }
    const db::Param officer = actor.is_officer() ? db::Param{actor.id.value()} : db::Param{nullptr};
    const auto random = crypto::random_bytes(entries.size() * nonce_size);
    auto bulk = tx_.bulk(
        "disclose_publication",
        {"leaf", "table_name", "version_id", "version", "record_id", "event", "mode", "program",
         "year", "nonce", "commitment", "hash", "officer_id", "at", "reason", "names_until"});
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        const db::Blob nonce{random.substr(i * nonce_size, nonce_size)};
        const auto commitment = commitment_of(nonce.bytes, entry.projection);
        const auto hash = leaf_hash(leaf_text(entry, now_, commitment));
        bulk->add({static_cast<std::int64_t>(edge_.size()), entry.table, entry.version_id,
                   entry.version, entry.record_id, name_of(entry.event), name_of(entry.mode),
                   entry.program, entry.year, nonce,
                   db::Blob{std::string(crypto::bytes(commitment))},
                   db::Blob{std::string(crypto::bytes(hash))}, officer, now_, entry.reason,
                   entry.names_until});
        edge_.append(hash);
    }
    bulk->finish();
}

std::int64_t Log::commit(std::string_view subject, std::string_view commitment) {
    if (commitment.size() != sizeof(Digest)) platform::bug("a commitment that is no digest");
    const auto leaf = static_cast<std::int64_t>(edge_.size());
    const auto hash = leaf_hash(commitment_leaf_text(subject, now_, commitment));
    tx_.run(sql::insert_commitment, {leaf, subject, db::Blob{std::string{commitment}},
                                     db::Blob{std::string(crypto::bytes(hash))}, now_});
    edge_.append(hash);
    return leaf;
}

void Log::close() {
    constexpr std::uint64_t many = 1000;  // leaves that change what a planner should think
    if (edge_.size() == opened_at_) return;
    const auto size = static_cast<std::int64_t>(edge_.size());
    tx_.run(sql::update_head, {size, db::Blob{edge_.bytes()}});
    const auto root = edge_.root();
    const auto note = signed_note({origin_of(tx_), edge_.size(), root}, keys_.signing_key());
    tx_.run(sql::insert_checkpoint, {size, db::Blob{std::string(crypto::bytes(root))}, note, now_});
    if (edge_.size() - opened_at_ >= many) tx_.refresh_statistics("disclose_publication");
}

std::optional<std::string> commitment_at(db::Session& session, std::int64_t leaf) {
    return session.one(sql::select_commitments, {leaf, leaf + 1},
                       [](const db::Row& row) { return row.blob(2).bytes; });
}

InclusionProof prove(db::Session& session, std::uint64_t leaf) {
    using platform::Refusal;
    InclusionProof proof;
    proof.leaf = leaf;
    const auto checkpoint = session.one(sql::select_last_checkpoint, {}, [](const db::Row& row) {
        return std::pair{static_cast<std::uint64_t>(row.integer(0)), std::string(row.text(1))};
    });
    if (!checkpoint || leaf >= checkpoint->first)
        throw Refusal{Refusal::Kind::NotFound, "公开日志里没有这个序号，请核对后再查"};
    std::tie(proof.size, proof.checkpoint) = *checkpoint;
    session.each(sql::select_leaves,
                 {static_cast<std::int64_t>(leaf), static_cast<std::int64_t>(leaf + 1)},
                 [&proof](const db::Row& row) {
                     Entry entry;
                     entry.table = row.text(1);
                     entry.version = static_cast<int>(row.integer(3));
                     entry.record_id = row.text(4);
                     entry.event = event_named(row.text(5));
                     entry.mode = *mode_named(row.text(6));
                     entry.reason = row.maybe_text(13);
                     Digest commitment{};
                     std::memcpy(commitment.data(), row.blob(10).bytes.data(), commitment.size());
                     proof.leaf_text = leaf_text(entry, row.integer(12), commitment);
                 });
    session.each(sql::select_commitments,
                 {static_cast<std::int64_t>(leaf), static_cast<std::int64_t>(leaf + 1)},
                 [&proof](const db::Row& row) {
                     proof.leaf_text =
                         commitment_leaf_text(row.text(1), row.integer(4), row.blob(2).bytes);
                 });
    std::vector<Digest> hashes;
    session.each(sql::select_leaf_hashes, {0, static_cast<std::int64_t>(proof.size)},
                 [&hashes](const db::Row& row) {
                     std::memcpy(hashes.emplace_back().data(), row.blob(0).bytes.data(),
                                 sizeof(Digest));
                 });
    proof.path =
        inclusion_path(leaf, proof.size, [&hashes](std::uint64_t at) { return hashes.at(at); });
    return proof;
}

}  // namespace disclose
