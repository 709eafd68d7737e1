#include "disclose/correct/withdrawals.hpp"

#include "disclose/publish/publication.hpp"
#include "disclose/sql.hpp"
#include "disclose/wording.hpp"
#include "guard/store.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <boost/json.hpp>

namespace disclose {

namespace {

using guard::Permission;
using platform::Refusal;

struct Open {
    std::int64_t id = 0, asked_by = 0;
    std::string reason;
};

void require_public(db::Session& session, const std::string& record_id) {
    const auto event = session.one(sql::select_record_event, {record_id},
                                   [](const db::Row& row) { return event_named(row.text(0)); });
    if (!event) throw Refusal{Refusal::Kind::NotFound, "没有找到这条公开记录，请核对编号"};
    if (*event == Event::Withdraw)
        throw Refusal{Refusal::Kind::Conflict, "这条记录已经撤回，不必再办"};
}

/// One of the two publishes, the other reviews secrecy.
void require_both_parts(db::Session& session, const guard::Actor& actor, std::int64_t asked_by) {
    if (!actor.is_officer() || actor.id.value() == asked_by)
        throw Refusal{Refusal::Kind::Forbidden, "撤回须由另一人确认"};
    const auto first = guard::store::find_officer(session, guard::OfficerId{asked_by});
    if (!first) platform::bug("an officer who asked is gone");
    const auto pair = [](const guard::Actor& publishes, const guard::Actor& reviews) {
        return publishes.may(Permission::Publish) && reviews.may(Permission::ReviewSecrecy);
    };
    if (!pair(actor, first->actor) && !pair(first->actor, actor))
        throw Refusal{Refusal::Kind::Forbidden, "撤回须由公开发布员和保密审查员两人办理"};
}

}  // namespace

std::optional<std::string_view> withdrawal_reason_title(std::string_view reason) {
    if (reason == "privacy") return "涉及隐私";
    if (reason == "secrecy") return "涉及秘密";
    if (reason == "wrong_object") return "对象有误";
    if (reason == "legal_order") return "依法撤回";
    return std::nullopt;
}

void Withdrawals::ask(const guard::Actor& actor, const std::string& record_id,
                      const std::string& reason, const std::string& note) {
    if (!withdrawal_reason_title(reason))
        throw Refusal{Refusal::Kind::Invalid, "请选择撤回理由：隐私、秘密、对象有误或依法撤回"};
    if (text::length(note) < 2) throw Refusal{Refusal::Kind::Invalid, "请写明撤回的具体情况"};
    refuse_private(note);
    db::Transaction tx{office_.pool};
    office_.gate.require(actor, Permission::Withdraw);
    if (!actor.is_officer()) throw Refusal{Refusal::Kind::Forbidden, "撤回须由工作人员本人办理"};
    require_public(tx, record_id);
    const auto asked = tx.run(sql::insert_withdrawal, {record_id, reason, note, actor.id.value(),
                                                       platform::to_millis(office_.clock.now())});
    if (asked == 0)
        throw Refusal{Refusal::Kind::Conflict, "已有人申请撤回这条记录，等待另一人确认"};
    office_.gate.record(tx, actor, "disclose.ask_withdrawal", "record:" + record_id,
                        boost::json::serialize(boost::json::object{{"reason", reason}}));
    tx.commit();
}

std::uint64_t Withdrawals::confirm(const guard::Actor& actor, const std::string& record_id) {
    db::Transaction tx{office_.pool};
    const auto open = tx.one(sql::lock_withdrawal, {record_id}, [](const db::Row& row) {
        return Open{row.integer(0), row.integer(1), std::string(row.text(2))};
    });
    if (!open) throw Refusal{Refusal::Kind::NotFound, "没有等待确认的撤回申请，请刷新列表"};
    office_.gate.require(actor, Permission::Withdraw);
    require_both_parts(tx, actor, open->asked_by);
    require_public(tx, record_id);
    Publication publication{tx, office_, actor};
    const auto leaf = publication.withdraw(record_id, open->reason);
    publication.close();
    tx.run(sql::update_withdrawal,
           {open->id, actor.id.value(), platform::to_millis(office_.clock.now()),
            static_cast<std::int64_t>(leaf)});
    office_.gate.record(tx, actor, "disclose.withdraw", "record:" + record_id,
                        boost::json::serialize(boost::json::object{{"reason", open->reason}}));
    tx.commit();
    return leaf;
}

std::vector<WithdrawalEntry> open_withdrawals(db::Session& session) {
    return session.all(sql::select_open_withdrawals, {}, [](const db::Row& row) {
        return WithdrawalEntry{std::string(row.text(0)),
                               std::string(row.text(1)),
                               row.maybe_text(2).value_or(""),
                               std::string(row.text(3)),
                               std::string(row.text(4)),
                               std::string(row.text(5)),
                               row.integer(6),
                               row.integer(7)};
    });
}

std::int64_t expire_names(const Office& office) {
    db::Transaction tx{office.pool};
    const auto actor = guard::Actor::system();
    Publication publication{tx, office, actor};
    const auto count = publication.expire(platform::local_date(office.clock.now()));
    publication.close();
    if (count == 0) return 0;
    office.gate.record(tx, actor, "disclose.expire", "log:names",
                       fmt::format(R"({{"records":{}}})", count));
    tx.commit();
    return count;
}

std::string reveal_number(const Office& office, const guard::Actor& actor, const std::string& key,
                          std::string_view field, const std::string& reason) {
    const bool account = field == "account";
    if (!account && field != "id_number")
        throw Refusal{Refusal::Kind::Invalid, "只能查看身份证号或银行账号"};
    if (text::length(reason) < 4)
        throw Refusal{Refusal::Kind::Invalid, "查看完整号码须写明理由，至少四个字"};
    refuse_private(reason);
    std::string sealed;
    {
        db::Transaction tx{office.pool};
        const auto found = tx.one(sql::select_sealed_numbers, {key}, [](const db::Row& row) {
            const std::string department{row.text(2)};
            return std::tuple{
                row.blob(0).bytes, row.blob(1).bytes,
                guard::Scope{domain::RegionCode{row.integer(3)},
                             department.empty() ? std::nullopt : std::optional{department}}};
        });
        // Who may reveal nothing is not told which keys there are.
        office.gate.require(actor, Permission::RevealNumber,
                            found ? std::get<2>(*found) : guard::Scope{});
        if (!found) throw Refusal{Refusal::Kind::NotFound, "没有找到这条发放记录，请核对流水号"};
        sealed = account ? std::get<1>(*found) : std::get<0>(*found);
        office.gate.record(
            tx, actor, "disclose.reveal_number", "payment:" + key,
            boost::json::serialize(boost::json::object{{"field", field}, {"reason", reason}}));
        tx.commit();
    }
    auto number = office.keys.reveal(sealed, account ? "payment.account" : "payment.id_number");
    if (!number) platform::bug("a sealed number that its own key does not open");
    return std::move(*number);
}

}  // namespace disclose
