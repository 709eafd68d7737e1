#include "guard/officers.hpp"

#include "domain/privacy.hpp"
#include "guard/sql.hpp"
#include "guard/vault/vault_store.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace guard {

namespace {

using platform::Refusal;

[[noreturn]] void refuse(Refusal::Kind kind, const char* message) {
    throw Refusal{kind, message};
}

void require_fit(const NewOfficer& wanted) {
    constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789_-.";
    const auto& login = wanted.login;
    const bool fits = login.size() >= 3 && login.size() <= 32 &&
                      login.find_first_not_of(allowed) == std::string::npos &&
                      domain::find_private(login).empty();
    if (!fits)
        refuse(Refusal::Kind::Invalid,
               "登录名须为 3 至 32 个小写字母、数字或 _ - . ，且不能是手机号或证件号。");
    if (text::trim(wanted.name).empty()) refuse(Refusal::Kind::Invalid, "请填写姓名。");
    if (text::trim(wanted.department).empty()) refuse(Refusal::Kind::Invalid, "请填写单位。");
}

void require_fit(const std::vector<Grant>& grants) {
    for (auto at = grants.begin(); at != grants.end(); ++at)
        if (std::find(grants.begin(), at, *at) != at)
            refuse(Refusal::Kind::Invalid, "同一角色在同一范围内只需设置一次。");
}

std::string subject_of(OfficerId id) {
    return fmt::format("officer:{}", id.value());
}

std::string detail_of(const std::vector<Grant>& grants) {
    json::Array roles;
    for (const Grant& grant : grants)
        roles.push_back(json::Object{{"role", entry_of(grant.role).name},
                                     {"region", grant.region.text()},
                                     {"department", grant.department}});
    return json::write(json::Object{{"roles", std::move(roles)}});
}

}  // namespace

FreshPassword Officers::create(const Actor& actor, const NewOfficer& wanted) {
    gate_.require(actor, Permission::ManageOfficers);
    require_over(actor, wanted.grants);
    require_fit(wanted);
    require_fit(wanted.grants);
    FreshPassword fresh{{}, random_password()};
    const std::string hash = passwords_.hash(fresh.password);
    const int must_change = wanted.first_password == NewOfficer::FirstPassword::MustChange ? 1 : 0;
    const auto now = clock_.now();

    db::Transaction tx{pool_};
    const auto number = [](const db::Row& row) { return row.integer(0); };
    if (tx.one(sql::exists_login, {wanted.login}, number))
        refuse(Refusal::Kind::Conflict, "这个登录名已有人使用，请换一个。");
    const auto id = tx.one(
        sql::insert_officer,
        {wanted.login, wanted.name, wanted.department, hash, must_change, platform::to_millis(now)},
        number);
    if (!id) platform::bug("an insert answered no id");
    fresh.id = OfficerId{*id};
    store::save_grants(tx, fresh.id, wanted.grants, actor, now);
    gate_.record(tx, actor, "officer.create", subject_of(fresh.id), detail_of(wanted.grants));
    tx.commit();
    return fresh;
}

void Officers::set_grants(const Actor& actor, OfficerId id, const std::vector<Grant>& grants) {
    db::Transaction tx{pool_};
    managed(tx, actor, id);
    require_over(actor, grants);
    require_fit(grants);
    store::save_grants(tx, id, grants, actor, clock_.now());
    gate_.record(tx, actor, "officer.grants", subject_of(id), detail_of(grants));
    tx.commit();
}

void Officers::disable(const Actor& actor, OfficerId id) {
    set_state(actor, id, State::Disabled);
}

void Officers::enable(const Actor& actor, OfficerId id) {
    set_state(actor, id, State::Enabled);
}

void Officers::set_state(const Actor& actor, OfficerId id, State state) {
    const bool disabled = state == State::Disabled;
    db::Transaction tx{pool_};
    managed(tx, actor, id);
    tx.run(sql::update_disabled, {id.value(), disabled ? 1 : 0});
    if (disabled) {
        tx.run(sql::delete_sessions_of, {id.value(), db::Blob{}});
        store::end_recoveries(tx, id, clock_.now());
    }
    gate_.record(tx, actor, disabled ? "officer.disable" : "officer.enable", subject_of(id));
    tx.commit();
}

FreshPassword Officers::reset(const Actor& actor, OfficerId id) {
    gate_.require(actor, Permission::ManageOfficers);
    FreshPassword fresh{id, random_password()};
    const std::string hash = passwords_.hash(fresh.password);

    db::Transaction tx{pool_};
    managed(tx, actor, id);
    tx.run(sql::update_password, {id.value(), hash, 1});
    tx.run(sql::update_totp, {id.value(), nullptr});
    tx.run(sql::delete_sessions_of, {id.value(), db::Blob{}});
    store::end_recoveries(tx, id, clock_.now());
    gate_.record(tx, actor, "officer.reset", subject_of(id));
    tx.commit();
    return fresh;
}

std::vector<OfficerEntry> Officers::list(const Actor& actor) const {
    gate_.require(actor, Permission::ManageOfficers);
    db::Reader reader{pool_};
    return store::officers(reader);
}

Actor Officers::as_actor(OfficerId id) const {
    db::Reader reader{pool_};
    auto found = store::find_officer(reader, id);
    if (!found) refuse(Refusal::Kind::NotFound, "没有找到这位人员。");
    return std::move(found->actor);
}

OfficerEntry Officers::managed(db::Transaction& tx, const Actor& actor, OfficerId id) const {
    gate_.require(actor, Permission::ManageOfficers);
    if (actor.is_officer() && actor.id == id)
        refuse(Refusal::Kind::Conflict, "不能改动自己的账号，请由另一位管理员办理。");
    auto found = store::find_officer(tx, id);
    if (!found) refuse(Refusal::Kind::NotFound, "没有找到这位人员。");
    require_over(actor, found->actor.grants);
    return std::move(*found);
}

void Officers::require_over(const Actor& actor, const std::vector<Grant>& grants) const {
    for (const Grant& grant : grants)
        gate_.require(actor, Permission::ManageOfficers, {grant.region, grant.department});
}

}  // namespace guard
