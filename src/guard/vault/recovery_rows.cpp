#include "guard/vault/recovery_rows.hpp"

#include "guard/sql.hpp"
#include "platform/core/refusal.hpp"

#include <array>

namespace guard {

namespace {

using State = VaultRecovery::State;

constexpr std::array<std::string_view, 5> names = {"open", "done", "refused", "withdrawn",
                                                   "expired"};

State state_named(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<State>(i);
    platform::bug("the store holds an unknown state of a recovery");
}

RecoveryRow row_of(const db::Row& row) {
    return {VaultRecoveryId{row.integer(0)},
            OfficerId{row.integer(1)},
            row.blob(2).bytes,
            row.is_null(3) ? std::string{} : row.blob(3).bytes,
            platform::from_millis(row.integer(4)),
            row.text(5) == name_of(State::Open)};
}

VaultRecovery recovery_of(const db::Row& row) {
    const auto asked = platform::from_millis(row.integer(5));
    VaultRecovery out;
    out.id = VaultRecoveryId{row.integer(0)};
    out.officer = OfficerId{row.integer(1)};
    out.name = row.text(2);
    out.department = row.text(3);
    out.reason = row.text(4);
    out.asked_at = asked;
    out.until = asked + store::recovery_time;
    out.state = state_named(row.text(6));
    out.closing_reason = row.text(7);
    return out;
}

}  // namespace

std::string_view name_of(State state) {
    return names.at(static_cast<std::size_t>(state));
}

namespace store {

std::optional<RecoveryRow> lock_recovery(db::Transaction& tx, VaultRecoveryId id) {
    return tx.one(sql::lock_recovery, {id.value()}, row_of);
}

std::optional<RecoveryRow> open_recovery_of(db::Session& session, OfficerId id) {
    return session.one(sql::select_open_recovery_of, {id.value()}, row_of);
}

std::optional<VaultRecovery> last_recovery_of(db::Session& session, OfficerId id) {
    return session.one(sql::select_last_recovery_of, {id.value()}, recovery_of);
}

std::vector<VaultRecovery> open_recoveries(db::Session& session, platform::Instant asked_after) {
    return session.all(sql::select_open_recoveries, {platform::to_millis(asked_after)},
                       recovery_of);
}

std::vector<VaultConsent> consents_of(db::Session& session, VaultRecoveryId id) {
    return session.all(sql::select_consents, {id.value()}, [](const db::Row& row) {
        return VaultConsent{OfficerId{row.integer(0)}, std::string{row.text(1)},
                            std::string{row.text(2)}, platform::from_millis(row.integer(3))};
    });
}

std::vector<WholePair> whole_pairs(db::Session& session, VaultRecoveryId id) {
    return session.all(sql::select_whole_pairs, {id.value()}, [](const db::Row& row) {
        return WholePair{row.integer(0), row.blob(1).bytes, row.blob(2).bytes};
    });
}

std::vector<VaultRecoveryId> expire_recoveries(db::Transaction& tx, platform::Instant now) {
    auto over = tx.all(sql::expire_recoveries,
                       {platform::to_millis(now), platform::to_millis(now - recovery_time)},
                       [](const db::Row& row) { return VaultRecoveryId{row.integer(0)}; });
    if (!over.empty()) tx.run(sql::delete_closed_pieces);
    return over;
}

}  // namespace store

}  // namespace guard
