#include "guard/gate.hpp"

#include "domain/privacy.hpp"
#include "guard/audit.hpp"
#include "guard/sql.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

namespace guard {

namespace {

using platform::Refusal;

struct Head {
    std::int64_t number;
    std::string hash;
};

/// Holds the chain's end until the transaction is over: on SQLite by being the only writer, on
/// PostgreSQL by the row's lock.
Head lock_head(db::Transaction& tx) {
    auto head = tx.one(sql::lock_head, {}, [](const db::Row& row) {
        return Head{row.integer(0), row.is_null(1) ? std::string(32, '\0') : row.blob(1).bytes};
    });
    if (!head) platform::bug("the audit chain has no end");
    return *head;
}

}  // namespace

void Gate::require(const Actor& actor, Permission permission, const Scope& scope) const {
    if (actor.may(permission, scope)) return;
    if (!actor.is_officer())
        throw Refusal{Refusal::Kind::Unauthenticated, "请先登录，再办理此事项。"};
    if (actor.must_change_password)
        throw Refusal{Refusal::Kind::Forbidden, "请先修改初始密码，再办理其他事项。"};
    const auto title = title_of(permission);
    if (!actor.may(permission))
        throw Refusal{Refusal::Kind::Forbidden,
                      fmt::format("您没有“{}”的权限，如需办理请联系管理员。", title)};
    throw Refusal{Refusal::Kind::Forbidden,
                  fmt::format("此事项不在您“{}”的范围内，请由所属地区和部门的人员办理。", title)};
}

void Gate::record(db::Transaction& tx, const Actor& actor, std::string_view action,
                  std::string_view subject, std::string_view detail_json) {
    if (!domain::find_private(detail_json).empty())
        platform::bug(fmt::format("a personal number in the audit detail of {}", action));
    const Head head = lock_head(tx);
    const std::optional<std::int64_t> officer =
        actor.is_officer() ? std::optional{actor.id.value()} : std::nullopt;
    const AuditFields fields{
        head.number + 1, platform::to_millis(clock_.now()), officer, action, subject, detail_json};
    const auto digest = audit_hash(head.hash, fields);
    const db::Blob hash{std::string{crypto::bytes(digest)}};
    tx.run(sql::insert_audit,
           {fields.number, fields.at, officer, action, subject, detail_json, hash});
    tx.run(sql::update_head, {fields.number, hash});
}

void Gate::record(const Actor& actor, std::string_view action, std::string_view subject,
                  std::string_view detail_json) {
    db::Transaction tx{pool_};
    record(tx, actor, action, subject, detail_json);
    tx.commit();
}

}  // namespace guard
