#include "guard/vault/recoveries.hpp"

#include "domain/privacy.hpp"
#include "guard/sql.hpp"
#include "guard/vault/recovery_rows.hpp"
#include "guard/vault/vault_store.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guard {

namespace {

using platform::Refusal;
using State = VaultRecovery::State;

[[noreturn]] void refuse_with(Refusal::Kind kind, const char* message) {
    throw Refusal{kind, message};
}

std::string subject_of(OfficerId id) {
    return fmt::format("officer:{}", id.value());
}

std::string detail_of(VaultRecoveryId id, std::string_view reason) {
    return json::write(json::Object{{"recovery", std::to_string(id.value())}, {"reason", reason}});
}
std::string detail_of(VaultRecoveryId id) {
    return json::write(json::Object{{"recovery", std::to_string(id.value())}});
}

/// Others read it and the audit keeps it.
std::string fit_reason(std::string_view reason) {
    std::string out{text::trim(reason)};
    if (text::length(out) < 4) refuse_with(Refusal::Kind::Invalid, "请写明理由，至少 4 个字。");
    if (!domain::find_private(out).empty())
        refuse_with(Refusal::Kind::Invalid, "理由中有身份证号、手机号或银行卡号，请删去后重试。");
    return out;
}

}  // namespace

VaultRecoveryId VaultRecoveries::ask(const Actor& actor, std::string_view reason,
                                     std::string_view password, std::string_view token) {
    gate_.require(actor, Permission::SignedIn);
    if (actor.must_change_password)
        refuse_with(Refusal::Kind::Conflict, "请先修改初始密码，再申请恢复保管箱。");
    const auto why = fit_reason(reason);
    const auto now = status(actor, token);
    if (now.state == VaultStatus::State::None)
        refuse_with(Refusal::Kind::Conflict, "您还没有保管箱，不需要恢复。");
    if (now.state == VaultStatus::State::Open)
        refuse_with(Refusal::Kind::Conflict, "您的保管箱已经打开，不需要恢复。");
    if (now.pairs == 0)
        refuse_with(Refusal::Kind::Conflict,
                    "建立保管箱时没有两个不同单位的恢复人，无法恢复，请联系管理员另设账号。");
    const std::string hash = sign_in_.require_password(actor, password);
    const auto seed = crypto::random_secret(32);
    const db::Blob wrapped{passwords_.wrap(seed, password)};
    const db::Blob public_key{crypto::BoxKey{seed}.public_key()};

    db::Transaction tx{pool_};
    store::lock_vault(tx, actor.id);
    sign_in_.require_same(tx, actor, hash);
    if (waiting_of(tx, actor.id))
        refuse_with(Refusal::Kind::Conflict, "您已经提交过申请，请等待恢复人处理，或先撤回。");
    const auto over = store::expire_recoveries(tx, clock_.now());
    const auto id =
        tx.one(sql::insert_recovery,
               {actor.id.value(), public_key, wrapped, why, platform::to_millis(clock_.now())},
               [](const db::Row& row) { return VaultRecoveryId{row.integer(0)}; });
    if (!id) platform::bug("an insert answered no id");
    for (const VaultRecoveryId one : over)
        gate_.record(tx, Actor::system(), "vault.recovery_expire", "vault", detail_of(one));
    gate_.record(tx, actor, "vault.recovery_ask", subject_of(actor.id), detail_of(*id, why));
    tx.commit();
    return *id;
}

void VaultRecoveries::consent(const Actor& actor, const crypto::BoxKey& key, VaultRecoveryId id,
                              std::string_view reason) {
    gate_.require(actor, Permission::RecoverVault);
    const auto why = fit_reason(reason);
    db::Transaction tx{pool_};
    const RecoveryRow row = lock_open(tx, id);
    if (row.officer == actor.id)
        refuse_with(Refusal::Kind::Conflict, "不能同意自己的申请，请由另外两位恢复人办理。");
    require_other_department(tx, actor, row);
    tx.run(sql::insert_consent, {id.value(), actor.id.value(), actor.department, why,
                                 platform::to_millis(clock_.now())});
    hand_over(tx, actor, key, row);
    gate_.record(tx, actor, "vault.recovery_consent", subject_of(row.officer), detail_of(id, why));
    tx.commit();
}

void VaultRecoveries::refuse(const Actor& actor, VaultRecoveryId id, std::string_view reason) {
    gate_.require(actor, Permission::RecoverVault);
    const auto why = fit_reason(reason);
    db::Transaction tx{pool_};
    const RecoveryRow row = lock_open(tx, id);
    if (row.officer == actor.id)
        refuse_with(Refusal::Kind::Conflict, "这是您自己的申请，如不再需要请撤回。");
    close(tx, id, State::Refused, why);
    gate_.record(tx, actor, "vault.recovery_refuse", subject_of(row.officer), detail_of(id, why));
    tx.commit();
}

void VaultRecoveries::withdraw(const Actor& actor) {
    gate_.require(actor, Permission::SignedIn);
    db::Transaction tx{pool_};
    const RecoveryRow row = lock_open(tx, require_waiting(tx, actor.id).id);
    close(tx, row.id, State::Withdrawn);
    gate_.record(tx, actor, "vault.recovery_withdraw", subject_of(actor.id), detail_of(row.id));
    tx.commit();
}

void VaultRecoveries::finish(const Actor& actor, std::string_view password,
                             std::string_view token) {
    gate_.require(actor, Permission::SignedIn);
    const std::string hash = sign_in_.require_password(actor, password);
    std::optional<RecoveryRow> waiting;
    std::optional<store::VaultRow> vault;
    {
        db::Reader reader{pool_};
        waiting = require_waiting(reader, actor.id);
        vault = store::find_vault(reader, actor.id);
    }
    const auto opened = passwords_.unwrap(waiting->wrapped, password);
    if (!opened || !vault)
        refuse_with(Refusal::Kind::Conflict, "申请之后密码换过，请撤回申请，重新提交。");
    crypto::Secret seed;
    {
        db::Reader reader{pool_};
        seed = recovered(reader, *waiting, crypto::BoxKey{*opened}, vault->public_key);
    }
    const std::string wrapped = passwords_.wrap(seed, password);

    db::Transaction tx{pool_};
    store::lock_vault(tx, actor.id);
    lock_open(tx, waiting->id);
    sign_in_.require_same(tx, actor, hash);
    close(tx, waiting->id, State::Done);
    vault_.restore(tx, actor, seed, wrapped, token);
    gate_.record(tx, actor, "vault.recovery_finish", subject_of(actor.id), detail_of(waiting->id));
    tx.commit();
}

VaultStatus VaultRecoveries::status(const Actor& actor, std::string_view token) const {
    gate_.require(actor, Permission::SignedIn);
    const bool open = vault_.opened(actor, token).has_value();
    db::Reader reader{pool_};
    const auto row = store::find_vault(reader, actor.id);
    VaultStatus out;
    if (!row) return out;
    auto trustees = vault_.trustees_of(reader, actor.id);
    out.state = open ? VaultStatus::State::Open : VaultStatus::State::Locked;
    out.is_shared = row->shares_of == shares::digest_of(trustees);
    out.trustees = std::move(trustees);
    out.pairs = reader
                    .one(sql::count_vault_pairs, {actor.id.value()},
                         [](const db::Row& found) { return found.integer(0); })
                    .value_or(0);
    if (auto last = store::last_recovery_of(reader, actor.id))
        out.recovery = shown(reader, std::move(*last));
    return out;
}

std::vector<VaultRecovery> VaultRecoveries::open(const Actor& actor) const {
    gate_.require(actor, Permission::RecoverVault);
    db::Reader reader{pool_};
    auto found = store::open_recoveries(reader, clock_.now() - store::recovery_time);
    std::erase_if(found, [&](const VaultRecovery& one) { return one.officer == actor.id; });
    for (VaultRecovery& one : found)
        one = shown(reader, std::move(one));
    return found;
}

RecoveryRow VaultRecoveries::lock_open(db::Transaction& tx, VaultRecoveryId id) const {
    auto row = store::lock_recovery(tx, id);
    if (!row) refuse_with(Refusal::Kind::NotFound, "没有找到这份申请，请刷新列表。");
    if (!row->is_open || is_over(row->asked_at))
        refuse_with(Refusal::Kind::Conflict, "这份申请已经结束或过期，请申请人重新提交。");
    return std::move(*row);
}

std::optional<RecoveryRow> VaultRecoveries::waiting_of(db::Session& session, OfficerId id) const {
    auto row = store::open_recovery_of(session, id);
    if (row && is_over(row->asked_at)) row.reset();
    return row;
}

RecoveryRow VaultRecoveries::require_waiting(db::Session& session, OfficerId id) const {
    auto row = waiting_of(session, id);
    if (!row)
        refuse_with(Refusal::Kind::Conflict, "没有正在办理的恢复申请，或已过期，请重新提交。");
    return std::move(*row);
}

/// Halves of trustees who are all of one department never meet: a second one adds nothing.
void VaultRecoveries::require_other_department(db::Session& session, const Actor& actor,
                                               const RecoveryRow& row) const {
    const auto given = store::consents_of(session, row.id);
    for (const VaultConsent& one : given)
        if (one.trustee == actor.id) refuse_with(Refusal::Kind::Conflict, "您已经同意过这份申请。");
    const bool adds =
        given.empty() || std::any_of(given.begin(), given.end(), [&](const VaultConsent& one) {
            return one.department != actor.department;
        });
    if (!adds)
        refuse_with(Refusal::Kind::Conflict, "您单位已有恢复人同意，须由另一单位的恢复人办理。");
}

void VaultRecoveries::hand_over(db::Transaction& tx, const Actor& actor, const crypto::BoxKey& key,
                                const RecoveryRow& row) const {
    struct Held {
        std::int64_t pair;
        std::string sealed;
    };
    const auto held = tx.all(sql::select_vault_shares, {row.officer.value(), actor.id.value()},
                             [](const db::Row& one) {
                                 return Held{one.integer(0), one.blob(1).bytes};
                             });
    if (held.empty())
        refuse_with(Refusal::Kind::Conflict, "这位人员的保管箱没有分给您，请由其他恢复人办理。");
    for (const Held& one : held) {
        const auto half = shares::open_half(key, one.sealed, row.officer, one.pair);
        if (!half)
            refuse_with(Refusal::Kind::Conflict, "您的保管箱打不开这一份，请由其他恢复人办理。");
        const db::Blob sealed{shares::seal_half(*half, row.public_key, row.officer, one.pair)};
        tx.run(sql::insert_piece, {row.id.value(), one.pair, actor.id.value(), sealed});
    }
}

/// The seed from the first whole pair that gives the officer's own key.
crypto::Secret VaultRecoveries::recovered(db::Session& session, const RecoveryRow& row,
                                          const crypto::BoxKey& key,
                                          std::string_view public_key) const {
    const auto pairs = store::whole_pairs(session, row.id);
    if (pairs.empty())
        refuse_with(Refusal::Kind::Conflict,
                    "还没有两位不同单位的恢复人同意，请联系他们后再来完成。");
    for (const auto& pair : pairs) {
        const auto one = shares::open_half(key, pair.one, row.officer, pair.number);
        const auto other = shares::open_half(key, pair.other, row.officer, pair.number);
        if (!one || !other) continue;
        auto seed = shares::joined(*one, *other);
        if (seed && crypto::BoxKey{*seed}.public_key() == public_key) return std::move(*seed);
    }
    refuse_with(Refusal::Kind::Conflict,
                "恢复人交出的内容合不成您的保管箱，请撤回申请，重新提交。");
}

void VaultRecoveries::close(db::Transaction& tx, VaultRecoveryId id, State state,
                            std::string_view reason) const {
    tx.run(sql::close_recovery,
           {id.value(), name_of(state), platform::to_millis(clock_.now()), reason});
    tx.run(sql::delete_closed_pieces);
}

VaultRecovery VaultRecoveries::shown(db::Session& session, VaultRecovery found) const {
    if (found.state == State::Open && is_over(found.asked_at)) found.state = State::Expired;
    found.consents = store::consents_of(session, found.id);
    found.is_whole = found.state == State::Open && !store::whole_pairs(session, found.id).empty();
    return found;
}

bool VaultRecoveries::is_over(platform::Instant asked_at) const {
    return clock_.now() >= asked_at + store::recovery_time;
}

}  // namespace guard
