#include "guard/vault/vault_store.hpp"

#include "guard/sql.hpp"

namespace guard::store {

namespace {

VaultRow vault_row(const db::Row& row) {
    return {row.blob(0).bytes, row.blob(1).bytes, row.blob(2).bytes};
}

}  // namespace

std::optional<VaultRow> find_vault(db::Session& session, OfficerId id) {
    auto found = session.one(sql::select_vault, {id.value()}, [](const db::Row& row) {
        return row.integer(3) == 0 ? std::optional{vault_row(row)} : std::nullopt;
    });
    return found ? std::move(*found) : std::nullopt;
}

std::optional<VaultRow> lock_vault(db::Transaction& tx, OfficerId id) {
    return tx.one(sql::lock_vault, {id.value()}, vault_row);
}

void end_recoveries(db::Transaction& tx, OfficerId id, platform::Instant now) {
    tx.run(sql::end_recoveries_of, {id.value(), platform::to_millis(now)});
    tx.run(sql::delete_closed_pieces);
}

}  // namespace guard::store
