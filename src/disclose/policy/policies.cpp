#include "disclose/policy/policies.hpp"

#include "disclose/sql.hpp"
#include "domain/privacy.hpp"
#include "platform/core/refusal.hpp"

namespace disclose {

namespace {

using platform::Refusal;

void refuse_unfit(db::Session& session, const Policy& policy) {
    for (const auto* text : {&policy.title, &policy.body, &policy.subject, &policy.audience}) {
        if (!domain::find_private(*text).empty())
            throw Refusal{Refusal::Kind::Invalid,
                          "政策文件里含有身份证号、手机号或卡号，请删去后再保存"};
    }
    const auto taken = session.one(sql::select_policy_by_index, {policy.index_number},
                                   [](const db::Row& row) { return row.integer(0); });
    if (taken && *taken != policy.id)
        throw Refusal{Refusal::Kind::Conflict, "这个索引号已被另一份文件使用，请核对"};
}

void set_programs(db::Transaction& tx, std::int64_t id, const std::vector<std::string>& programs) {
    tx.run(sql::delete_policy_programs, {id});
    for (const auto& program : programs)
        tx.run(sql::insert_policy_program, {id, program});
}

std::string subject_of(std::int64_t id) {
    return fmt::format("policy:{}", id);
}

[[noreturn]] void not_found() {
    throw Refusal{Refusal::Kind::NotFound, "没有找到这份政策文件，请刷新列表"};
}

}  // namespace

std::int64_t Policies::add(const guard::Actor& actor, const Policy& policy) {
    db::Transaction tx{office_.pool};
    office_.gate.require(actor, guard::Permission::WritePolicy);
    refuse_unfit(tx, policy);
    const auto id = *tx.one(sql::insert_policy,
                            {policy.index_number, policy.title, policy.issuer, policy.doc_no,
                             policy.issued_on, policy.effective_from, policy.effective_to,
                             policy.subject, policy.audience, policy.status, policy.body},
                            [](const db::Row& row) { return row.integer(0); });
    set_programs(tx, id, policy.programs);
    office_.gate.record(tx, actor, "disclose.add_policy", subject_of(id));
    tx.commit();
    return id;
}

void Policies::change(const guard::Actor& actor, const Policy& policy) {
    db::Transaction tx{office_.pool};
    office_.gate.require(actor, guard::Permission::WritePolicy);
    refuse_unfit(tx, policy);
    const auto changed =
        tx.run(sql::update_policy,
               {policy.id, policy.index_number, policy.title, policy.issuer, policy.doc_no,
                policy.issued_on, policy.effective_from, policy.effective_to, policy.subject,
                policy.audience, policy.status, policy.body});
    if (changed == 0) not_found();
    set_programs(tx, policy.id, policy.programs);
    office_.gate.record(tx, actor, "disclose.change_policy", subject_of(policy.id));
    tx.commit();
}

void Policies::publish(const guard::Actor& actor, std::int64_t id) {
    db::Transaction tx{office_.pool};
    office_.gate.require(actor, guard::Permission::Publish);
    if (tx.run(sql::publish_policy, {id, platform::to_millis(office_.clock.now())}) == 0)
        not_found();
    office_.gate.record(tx, actor, "disclose.publish_policy", subject_of(id));
    tx.commit();
}

std::vector<Policy> Policies::list() const {
    db::Reader reader{office_.pool};
    auto out = reader.all(sql::select_policies, {}, [](const db::Row& row) {
        return Policy{row.integer(0),
                      std::string(row.text(1)),
                      std::string(row.text(2)),
                      std::string(row.text(3)),
                      row.maybe_text(4),
                      row.integer(5),
                      row.maybe_integer(6),
                      row.maybe_integer(7),
                      std::string(row.text(8)),
                      std::string(row.text(9)),
                      std::string(row.text(10)),
                      std::string(row.text(11)),
                      {},
                      row.maybe_integer(12)};
    });
    for (auto& policy : out) {
        policy.programs = reader.all(sql::select_policy_programs, {policy.id},
                                     [](const db::Row& row) { return std::string(row.text(0)); });
    }
    return out;
}

}  // namespace disclose
