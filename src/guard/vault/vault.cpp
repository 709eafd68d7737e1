#include "guard/vault/vault.hpp"

#include "guard/sessions.hpp"
#include "guard/sql.hpp"
#include "guard/store.hpp"
#include "guard/vault/vault_store.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/crypto/seal.hpp"
#include "platform/db/dialect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace guard {

namespace {

using State = VaultFound::State;

/// Whose work needs a pair.
constexpr std::array with_vault = {Permission::IntakeComplaint, Permission::HandleComplaint,
                                   Permission::ApproveComplaint, Permission::GrantIdentity,
                                   Permission::RecoverVault};

std::string subject_of(OfficerId id) {
    return fmt::format("officer:{}", id.value());
}

/// The grants are asked themselves: who must change a first password may do nothing yet.
bool is_due(const Actor& officer) {
    return std::any_of(officer.grants.begin(), officer.grants.end(), [](const Grant& grant) {
        return std::any_of(with_vault.begin(), with_vault.end(),
                           [&](Permission one) { return entry_of(grant.role).allows.has(one); });
    });
}

/// Binds the sealed seed to its officer.
std::string context_of(OfficerId id) {
    return fmt::format("guard_session.vault_sealed:{}", id.value());
}

crypto::FieldCipher session_cipher(std::string_view token) {
    return crypto::FieldCipher{crypto::derive(crypto::Secret{token}, "mingbai vault of a session")};
}

void open_in(db::Transaction& tx, std::string_view token, OfficerId id,
             const crypto::Secret& seed) {
    const db::Blob sealed{session_cipher(token).seal(seed.view(), context_of(id))};
    tx.run(sql::update_session_vault, {Sessions::key_of(token), sealed});
}

std::string roles_with(Permission permission) {
    std::vector<std::string> names;
    for (const RoleEntry& role : roles())
        if (role.allows.has(permission)) names.emplace_back(role.name);
    return db::list_of(names);
}

bool is_within(const Actor& officer, Permission permission, const Scope& scope) {
    const auto& grants = officer.grants;
    return std::any_of(grants.begin(), grants.end(), [&](const Grant& grant) {
        return entry_of(grant.role).allows.has(permission) && grant.covers(scope);
    });
}

}  // namespace

std::optional<crypto::BoxKey> Vault::opened(const Actor& actor, std::string_view token) const {
    if (!actor.is_officer()) return std::nullopt;
    std::optional<std::string> sealed;
    {
        db::Reader reader{pool_};
        sealed = reader.one(
            sql::select_session_vault, {Sessions::key_of(token), actor.id.value()},
            [](const db::Row& row) { return row.is_null(0) ? std::string{} : row.blob(0).bytes; });
    }
    if (!sealed || sealed->empty()) return std::nullopt;
    auto seed = session_cipher(token).open(*sealed, context_of(actor.id));
    if (!seed) return std::nullopt;
    return crypto::BoxKey{into_secret(std::move(*seed))};
}

std::optional<std::string> Vault::public_key(db::Session& session, OfficerId id) const {
    auto row = store::find_vault(session, id);
    if (!row) return std::nullopt;
    return std::move(row->public_key);
}

std::vector<VaultHolder> Vault::holders(db::Session& session, Permission permission,
                                        const Scope& scope) const {
    auto all =
        session.all(sql::select_vault_holders, {roles_with(permission)}, [](const db::Row& row) {
            return VaultHolder{OfficerId{row.integer(0)}, std::string{row.text(1)},
                               std::string{row.text(2)}, row.blob(3).bytes};
        });
    if (!scope.region && !scope.department) return all;
    std::erase_if(all, [&](const VaultHolder& one) {
        const auto officer = store::find_officer(session, one.id);
        return !officer || !is_within(officer->actor, permission, scope);
    });
    return all;
}

std::vector<VaultHolder> Vault::trustees_of(db::Session& session, OfficerId id) const {
    auto all = holders(session, Permission::RecoverVault);
    std::erase_if(all, [&](const VaultHolder& one) { return one.id == id; });
    return all;
}

std::string Vault::make(db::Transaction& tx, OfficerId id, std::string_view password) {
    const auto officer = store::find_officer(tx, id);
    if (!officer) platform::bug("a vault for nobody");
    const auto found = fresh(password);
    auto key = add(tx, id, found);
    if (key.empty()) platform::bug("a second vault for an officer");
    record(tx, officer->actor, State::Fresh, share(tx, id, found.seed));
    return key;
}

std::optional<crypto::BoxKey> Vault::unlock(OfficerId id, std::string_view password) const {
    std::optional<store::VaultRow> row;
    {
        db::Reader reader{pool_};
        row = store::find_vault(reader, id);
    }
    const auto seed = row ? passwords_.unwrap(row->wrapped, password) : std::nullopt;
    if (!seed) return std::nullopt;
    return crypto::BoxKey{*seed};
}

VaultFound Vault::find(const Actor& officer, std::string_view password) const {
    std::optional<store::VaultRow> row;
    {
        db::Reader reader{pool_};
        row = store::find_vault(reader, officer.id);
    }
    // A password that somebody else knows guards nothing: a pair comes with the officer's own.
    if (!row)
        return is_due(officer) && !officer.must_change_password ? fresh(password) : VaultFound{};
    auto seed = passwords_.unwrap(row->wrapped, password);
    if (!seed) return {State::Locked, {}, std::move(row->wrapped)};
    return {State::Open, std::move(*seed), std::move(row->wrapped)};
}

void Vault::enter(db::Transaction& tx, const Actor& officer, const VaultFound& found,
                  std::string_view token) {
    if (found.state != State::Fresh && found.state != State::Open) return;
    // Somebody signed in at the same time and their pair is the one that counts.
    if (found.state == State::Fresh && add(tx, officer.id, found).empty()) return;
    const auto shared = share(tx, officer.id, found.seed);
    open_in(tx, token, officer.id, found.seed);
    record(tx, officer, found.state, shared);
}

VaultRenewal Vault::renew(const Actor& officer, std::string_view old_password,
                          std::string_view new_password) const {
    struct Waiting {
        std::int64_t id;
        std::string wrapped;
    };
    std::optional<store::VaultRow> row;
    std::optional<Waiting> waiting;
    {
        db::Reader reader{pool_};
        row = store::find_vault(reader, officer.id);
        waiting =
            reader.one(sql::select_open_recovery_of, {officer.id.value()}, [](const db::Row& one) {
                return Waiting{one.integer(0), one.blob(3).bytes};
            });
    }
    if (!row) return {is_due(officer) ? fresh(new_password) : VaultFound{}, {}};
    VaultRenewal out{{State::Locked, {}, row->wrapped}, {}};
    if (auto seed = passwords_.unwrap(row->wrapped, old_password)) {
        out.wrapped = passwords_.wrap(*seed, new_password);
        out.found.state = State::Open;
        out.found.seed = std::move(*seed);
    }
    const auto key = waiting ? passwords_.unwrap(waiting->wrapped, old_password) : std::nullopt;
    if (key) {
        out.recovery = waiting->id;
        out.recovery_wrapped = passwords_.wrap(*key, new_password);
    }
    return out;
}

void Vault::keep(db::Transaction& tx, const Actor& officer, const VaultRenewal& renewal,
                 std::string_view token) {
    const VaultFound& found = renewal.found;
    if (found.state == State::Nothing) return;
    const auto kept = store::lock_vault(tx, officer.id);
    const bool is_same = kept ? kept->wrapped == found.wrapped : found.state == State::Fresh;
    if (!is_same)
        throw platform::Refusal{platform::Refusal::Kind::Conflict,
                                "保管箱刚刚有变动，密码没有修改，请再试一次。"};
    if (renewal.recovery)
        tx.run(sql::update_recovery_wrapped,
               {*renewal.recovery, db::Blob{renewal.recovery_wrapped}});
    if (found.state == State::Locked) return;
    if (found.state == State::Open)
        tx.run(sql::update_vault_wrapped, {officer.id.value(), db::Blob{renewal.wrapped}});
    enter(tx, officer, found, token);
}

void Vault::restore(db::Transaction& tx, const Actor& officer, const crypto::Secret& seed,
                    std::string_view wrapped, std::string_view token) {
    tx.run(sql::update_vault_wrapped, {officer.id.value(), db::Blob{std::string{wrapped}}});
    const auto shared = share(tx, officer.id, seed);
    open_in(tx, token, officer.id, seed);
    record(tx, officer, State::Open, shared);
}

VaultFound Vault::fresh(std::string_view password) const {
    auto seed = crypto::random_secret(32);
    auto wrapped = passwords_.wrap(seed, password);
    return {State::Fresh, std::move(seed), std::move(wrapped)};
}

/// The public key; empty if the officer has a pair already.
std::string Vault::add(db::Transaction& tx, OfficerId id, const VaultFound& found) {
    std::string key = crypto::BoxKey{found.seed}.public_key();
    const auto added =
        tx.run(sql::insert_vault, {id.value(), db::Blob{key}, db::Blob{found.wrapped}, db::Blob{},
                                   platform::to_millis(clock_.now())});
    return added == 0 ? std::string{} : key;
}

/// What to record of it; nothing to do while the trustees are those it was shared among.
std::optional<std::string> Vault::share(db::Transaction& tx, OfficerId id,
                                        const crypto::Secret& seed) const {
    const auto row = store::lock_vault(tx, id);
    if (!row) platform::bug("shares of no vault");
    const auto trustees = trustees_of(tx, id);
    const std::string digest = shares::digest_of(trustees);
    if (row->shares_of == digest) return std::nullopt;
    tx.run(sql::delete_vault_shares, {id.value()});
    const auto made = shares::split(seed, id, trustees);
    for (const auto& one : made)
        tx.run(sql::insert_vault_share,
               {id.value(), one.pair, one.trustee.value(), db::Blob{one.sealed}});
    tx.run(sql::update_vault_shares_of, {id.value(), db::Blob{digest}});
    return fmt::format(R"({{"trustees":{},"pairs":{}}})", trustees.size(), made.size() / 2);
}

/// After all that was written: from a row of the audit chain on, others wait.
void Vault::record(db::Transaction& tx, const Actor& officer, State state,
                   const std::optional<std::string>& shared) {
    const auto subject = subject_of(officer.id);
    if (state == State::Fresh) gate_.record(tx, officer, "vault.make", subject);
    if (shared) gate_.record(tx, officer, "vault.share", subject, *shared);
}

}  // namespace guard
