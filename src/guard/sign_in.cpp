#include "guard/sign_in.hpp"

#include "guard/base32.hpp"
#include "guard/sessions.hpp"
#include "guard/sql.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/password.hpp"

#include <fmt/format.h>

#include <utility>

namespace guard {

namespace {

using platform::Refusal;
using std::chrono::milliseconds;

constexpr std::int64_t failures_allowed = 5;
constexpr milliseconds lock_time = std::chrono::minutes{15};
constexpr std::int64_t step_millis = 30'000;

/// One message for every failure; the lock is told to everyone, so that it tells nothing.
[[noreturn]] void refuse_sign_in() {
    throw Refusal{
        Refusal::Kind::Unauthenticated,
        "登录名、密码或动态口令不正确。连续输错 5 次，账号将锁定 15 分钟；忘记密码请联系管理员。"};
}

std::string subject_of(OfficerId id) {
    return fmt::format("officer:{}", id.value());
}

/// Binds the sealed key to its row.
std::string context_of(OfficerId id) {
    return fmt::format("guard_officer.totp:{}", id.value());
}

}  // namespace

struct SignIn::Account {
    std::string hash;
    std::optional<std::string> sealed;
    bool confirmed;
    std::int64_t step;
    bool disabled;
    std::int64_t failures;
    std::int64_t locked_until;

    bool is_locked(platform::Instant now) const { return locked_until > platform::to_millis(now); }
};

SignIn::SignIn(db::Pool& pool, Gate& gate, const platform::Clock& clock,
               const domain::Keyring& keyring, Passwords& passwords, Vault& vault)
    : pool_(pool),
      gate_(gate),
      clock_(clock),
      cipher_(keyring.derived("totp")),
      passwords_(passwords),
      vault_(vault) {}

std::optional<OfficerId> SignIn::check(std::string_view login, std::string_view password,
                                       const std::optional<std::string>& code) {
    struct Known {
        OfficerId id;
        std::string hash;
    };
    std::optional<Known> known;
    {
        db::Reader reader{pool_};
        known = reader.one(sql::select_key_of_login, {login}, [](const db::Row& row) {
            return Known{OfficerId{row.integer(0)}, std::string{row.text(1)}};
        });
    }
    // The slow part comes before the transaction, and for an unknown login as well.
    const bool matches =
        passwords_.matches(password, known ? std::optional{known->hash} : std::nullopt);
    if (!known) {
        gate_.record(Actor::nobody(), "session.refuse", "officer:unknown");
        refuse_sign_in();
    }

    db::Transaction tx{pool_};
    const Account account = lock(tx, known->id);
    const bool open = !account.disabled && !account.is_locked(clock_.now());
    // A password that was changed meanwhile is a wrong one.
    if (matches && open && account.hash == known->hash) {
        if (account.confirmed && !code) return std::nullopt;
        const auto step =
            account.confirmed ? step_of(account, known->id, *code) : std::optional{account.step};
        if (step) {
            tx.run(sql::update_attempts, {known->id.value(), 0, 0, *step});
            tx.commit();
            return known->id;
        }
    }
    count_failure(tx, account, known->id, "session.refuse");
    tx.commit();
    refuse_sign_in();
}

void SignIn::change_password(const Actor& actor, std::string_view old_password,
                             std::string_view new_password, std::string_view token) {
    gate_.require(actor, Permission::SignedIn);
    require_strong(new_password, actor.login);
    if (old_password == new_password)
        throw Refusal{Refusal::Kind::Invalid, "新密码不能与原密码相同。"};
    std::optional<std::string> hash;
    {
        db::Reader reader{pool_};
        hash = hash_of(reader, actor);
    }
    if (!passwords_.matches(old_password, hash)) hash.reset();
    const std::string fresh = passwords_.hash(new_password);
    const auto renewal = hash ? vault_.renew(actor, old_password, new_password) : VaultRenewal{};

    db::Transaction tx{pool_};
    require_right(tx, lock(tx, actor.id), actor, hash);
    tx.run(sql::update_password, {actor.id.value(), fresh, 0});
    tx.run(sql::delete_sessions_of, {actor.id.value(), Sessions::key_of(token)});
    vault_.keep(tx, actor, renewal, token);
    gate_.record(tx, actor, "officer.password", subject_of(actor.id));
    tx.commit();
}

std::string SignIn::require_password(const Actor& actor, std::string_view password) {
    gate_.require(actor, Permission::SignedIn);
    std::optional<std::string> hash;
    {
        db::Reader reader{pool_};
        hash = hash_of(reader, actor);
    }
    if (!passwords_.matches(password, hash)) hash.reset();
    db::Transaction tx{pool_};
    require_right(tx, lock(tx, actor.id), actor, hash);
    return hash.value_or("");
}

void SignIn::require_same(db::Session& session, const Actor& actor, std::string_view hash) const {
    if (hash_of(session, actor) != hash)
        throw Refusal{Refusal::Kind::Conflict, "密码刚刚改过，请重新登录后再试。"};
}

void SignIn::require_right(db::Transaction& tx, const Account& account, const Actor& actor,
                           const std::optional<std::string>& matched) {
    if (account.is_locked(clock_.now()))
        throw Refusal{Refusal::Kind::TooMany, "密码输错次数过多，请 15 分钟后再试。"};
    // A password that was changed meanwhile is a wrong one.
    if (matched && account.hash == *matched) return;
    count_failure(tx, account, actor.id, "officer.password_refuse");
    tx.commit();
    throw Refusal{Refusal::Kind::Invalid, "密码不正确，请重新输入现在的密码。"};
}

std::optional<std::string> SignIn::hash_of(db::Session& session, const Actor& actor) const {
    return session.one(sql::select_key_of_login, {actor.login},
                       [](const db::Row& row) { return std::string{row.text(1)}; });
}

SecondFactor SignIn::begin_second_factor(const Actor& actor) {
    gate_.require(actor, Permission::SignedIn);
    const std::string key = crypto::random_bytes(20);
    const db::Blob sealed{cipher_.seal(key, context_of(actor.id))};

    db::Transaction tx{pool_};
    if (lock(tx, actor.id).confirmed)
        throw Refusal{Refusal::Kind::Conflict, "您已启用动态口令，如需更换请联系管理员重置。"};
    tx.run(sql::update_totp, {actor.id.value(), sealed});
    gate_.record(tx, actor, "officer.totp_begin", subject_of(actor.id));
    tx.commit();
    const std::string secret = to_base32(key);
    return {secret,
            fmt::format("otpauth://totp/Mingbai:{}?secret={}&issuer=Mingbai", actor.login, secret)};
}

void SignIn::confirm_second_factor(const Actor& actor, std::string_view code) {
    gate_.require(actor, Permission::SignedIn);
    db::Transaction tx{pool_};
    const Account account = lock(tx, actor.id);
    if (account.confirmed || !account.sealed)
        throw Refusal{Refusal::Kind::Conflict, "没有待确认的动态口令，请重新开始设置。"};
    const auto step = step_of(account, actor.id, code);
    if (!step)
        throw Refusal{Refusal::Kind::Invalid, "动态口令不正确，请检查手机时间后输入新的口令。"};
    tx.run(sql::confirm_totp, {actor.id.value(), *step});
    gate_.record(tx, actor, "officer.totp_confirm", subject_of(actor.id));
    tx.commit();
}

SignIn::Account SignIn::lock(db::Transaction& tx, OfficerId id) const {
    auto found = tx.one(sql::lock_officer, {id.value()}, [](const db::Row& row) {
        return Account{std::string{row.text(0)},
                       row.is_null(1) ? std::nullopt : std::optional{row.blob(1).bytes},
                       row.integer(2) != 0,
                       row.integer(3),
                       row.integer(4) != 0,
                       row.integer(5),
                       row.integer(6)};
    });
    if (!found) throw Refusal{Refusal::Kind::Unauthenticated, "请重新登录。"};
    return std::move(*found);
}

std::optional<std::int64_t> SignIn::step_of(const Account& account, OfficerId id,
                                            std::string_view code) const {
    const auto key = cipher_.open(account.sealed.value_or(""), context_of(id));
    if (!key) platform::bug("a second factor does not open");
    const std::int64_t now = platform::to_millis(clock_.now()) / step_millis;
    // One step either way, for a telephone whose clock is off.
    for (std::int64_t step = now - 1; step <= now + 1; ++step)
        if (step > account.step && crypto::equal(crypto::totp(*key, step), code)) return step;
    return std::nullopt;
}

void SignIn::count_failure(db::Transaction& tx, const Account& account, OfficerId id,
                           std::string_view action) {
    const auto now = clock_.now();
    std::int64_t failures = account.failures;
    std::int64_t until = account.locked_until;
    // While locked nothing counts, or a lock could be kept up for ever.
    if (!account.is_locked(now) && ++failures >= failures_allowed) {
        failures = 0;
        until = platform::to_millis(now + lock_time);
    }
    tx.run(sql::update_attempts, {id.value(), failures, until, account.step});
    gate_.record(tx, Actor::nobody(), action, subject_of(id));
}

}  // namespace guard
