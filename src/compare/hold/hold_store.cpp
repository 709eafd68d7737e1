#include "compare/hold/hold_store.hpp"

#include "compare/sql.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace compare {

namespace {

using platform::Refusal;

std::string context_of(const std::string& subject) {
    return "compare hold " + platform::to_hex(subject);
}

std::string context_of(std::int64_t hold, std::int64_t step) {
    return fmt::format("compare hold {} step {}", hold, step);
}

std::string text_of(const json::Object& object, std::string_view name) {
    return std::string{object.at(name).as_string()};
}

json::Object opened(const crypto::FieldCipher& cipher, const std::string& sealed,
                    const std::string& context) {
    const auto plain = cipher.open(sealed, context);
    if (!plain)
        throw Refusal{Refusal::Kind::Invalid, "暂缓发放的记录已损坏，请用备份核对后联系系统运维"};
    return json::parse(*plain).as_object();
}

}  // namespace

HoldStore::HoldStore(const Office& office)
    : cipher_(office.keys.derived("mingbai compare holds v1")),
      hmac_(office.keys.derived("mingbai compare hold subjects v1")) {}

std::string HoldStore::keyed(std::string_view label, std::string_view text) const {
    return std::string{crypto::bytes(hmac_.sign(fmt::format("{} {}", label, text))).substr(0, 16)};
}

std::string HoldStore::subject_of(const std::string& person, const std::string& program) const {
    return keyed("subject", platform::to_hex(person) + " " + program);
}

std::int64_t HoldStore::insert(db::Transaction& tx, const Hold& hold) const {
    const json::Object content{{"person", platform::to_hex(hold.person)},
                               {"program", hold.program},
                               {"program_name", hold.program_name},
                               {"period", hold.period},
                               {"who", hold.who},
                               {"department", hold.department},
                               {"rule", hold.rule},
                               {"question", hold.question},
                               {"record", hold.record},
                               {"before_payment", hold.before_payment},
                               {"grounds", to_json(hold.grounds)}};
    const db::Blob subject{hold.subject};
    const db::Blob sealed{cipher_.seal(json::write(content), context_of(hold.subject))};
    return *tx.one(sql::insert_hold, {subject, sealed, hold.asked_at, hold.asked_by},
                   [](const db::Row& row) { return row.integer(0); });
}

void HoldStore::insert(db::Transaction& tx, const Hold& hold, const HoldStep& step) const {
    const auto number = static_cast<std::int64_t>(hold.steps.size()) + 1;
    const json::Object content{{"note", step.note},
                               {"amount_fen", step.amount_fen},
                               {"serial", step.serial},
                               {"paid_on", step.paid_on}};
    const db::Blob sealed{cipher_.seal(json::write(content), context_of(hold.id, number))};
    const db::Blob payment{keyed("payment", step.serial)};
    tx.run(sql::insert_hold_step,
           {hold.id, number, name_of(step.move), step.at, step.officer_id, step.until, step.due,
            step.serial.empty() ? db::Param{nullptr} : db::Param{payment}, sealed});
}

std::optional<Hold> HoldStore::lock(db::Transaction& tx, std::int64_t id) const {
    const auto found =
        tx.one(sql::lock_hold, {id}, [](const db::Row& row) { return row.integer(0); });
    if (!found) return std::nullopt;
    return read(tx, id).front();
}

std::vector<Hold> HoldStore::all(db::Session& session) const {
    return read(session, std::nullopt);
}

bool HoldStore::has_served(db::Session& session, const std::string& serial) const {
    const db::Blob payment{keyed("payment", serial)};
    return session
        .one(sql::exists_restitution, {payment}, [](const db::Row& row) { return row.integer(0); })
        .has_value();
}

std::vector<Hold> HoldStore::read(db::Session& session, std::optional<std::int64_t> id) const {
    const db::Param only = id ? db::Param{*id} : db::Param{nullptr};
    std::vector<Hold> holds =
        session.all(sql::select_holds, {only}, [&](const db::Row& row) { return hold_of(row); });
    session.each(sql::select_hold_steps, {only}, [&](const db::Row& row) {
        const auto hold =
            std::ranges::lower_bound(holds, row.integer(0), std::greater{}, &Hold::id);
        // A reader may see a step of a hold that came after the first statement.
        if (hold != holds.end() && hold->id == row.integer(0)) hold->steps.push_back(step_of(row));
    });
    return holds;
}

Hold HoldStore::hold_of(const db::Row& row) const {
    Hold hold;
    hold.id = row.integer(0);
    hold.subject = row.blob(1).bytes;
    const json::Object content = opened(cipher_, row.blob(2).bytes, context_of(hold.subject));
    hold.person = platform::from_hex(text_of(content, "person")).value_or("");
    hold.program = text_of(content, "program");
    hold.program_name = text_of(content, "program_name");
    hold.period = text_of(content, "period");
    hold.who = text_of(content, "who");
    hold.department = text_of(content, "department");
    hold.rule = text_of(content, "rule");
    hold.question = text_of(content, "question");
    hold.record = text_of(content, "record");
    hold.before_payment = content.at("before_payment").as_bool();
    hold.grounds = grounds_from_json(content.at("grounds").as_object());
    hold.asked_at = row.integer(3);
    hold.asked_by = row.integer(4);
    hold.officer = row.text(5);
    return hold;
}

HoldStep HoldStore::step_of(const db::Row& row) const {
    const auto move = hold_move_named(row.text(2));
    if (!move) platform::bug("a step of a hold of an unknown kind");
    const json::Object content =
        opened(cipher_, row.blob(8).bytes, context_of(row.integer(0), row.integer(1)));
    HoldStep step;
    step.move = *move;
    step.at = row.integer(3);
    step.officer_id = row.integer(4);
    step.officer = row.text(5);
    step.until = row.maybe_integer(6);
    step.due = row.maybe_integer(7);
    step.note = text_of(content, "note");
    step.amount_fen = content.at("amount_fen").as_int64();
    step.serial = text_of(content, "serial");
    step.paid_on = content.at("paid_on").as_int64();
    return step;
}

}  // namespace compare
