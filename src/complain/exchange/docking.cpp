#include "complain/exchange/docking.hpp"

#include "complain/cases/arrival.hpp"
#include "complain/desk/courier.hpp"
#include "complain/sql.hpp"
#include "complain/vault/reading.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace complain {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr std::string_view number_context = "complain foreign number v1";

/// Noon of that day, so that no time of day is claimed that nobody told.
platform::Instant noon_of(platform::Date day) {
    return std::chrono::sys_days{day} + std::chrono::hours{4};
}

/// A report as the window would have sealed it, but for a reporter's copy: nobody has a code.
Parcel parcel_of(const domain::Keyring& keys, Source source, const ForeignCase& one,
                 const CaseKey& key) {
    Told told;
    told.post = one.post;
    told.kind = source == Source::Discipline ? "accusation" : "";
    told.text = one.text;
    Parcel out;
    // The same number gives the same token: what comes twice is here once.
    out.token = keys.text_key(fmt::format("{} {}", name_of(source), one.number));
    out.look_up = crypto::random_bytes(32);
    out.case_public = key.public_key();
    out.sealed = seal_for_case(key.public_key(), told_text(told));
    out.at = noon_of(one.received);
    return out;
}

void put_keys(db::Transaction& tx, const Office& office, std::int64_t id, const CaseKey& key,
              const std::vector<guard::VaultHolder>& holders) {
    for (const auto& holder : holders)
        if (const auto copy = key.for_holder(holder.public_key))
            store::put_key(tx, id, holder.id.value(), *copy, std::nullopt, office.clock.now());
}

std::string answer_text(const Item& reply) {
    return json::write(json::Object{{"text", reply.text}, {"at", platform::to_millis(reply.at)}});
}

struct Waiting {
    std::int64_t id = 0;
    std::string number, answer;
};

ForeignAnswer opened(const Office& office, const Waiting& one) {
    const auto plain = office.keys.box_key().open(one.answer);
    const auto text = plain ? crypto::unpadded(*plain) : std::nullopt;
    const auto number = office.keys.reveal(one.number, number_context);
    if (!text || !number) platform::bug("an answer that waits does not open");
    const auto fields = json::Fields::read(*text);
    return {*number, fields.text("text", "答复", 20'000),
            platform::local_date(platform::from_millis(fields.integer("at", "时间")))};
}

}  // namespace

Docking::Taken Docking::take_in(const guard::Actor& actor, Source source, std::string bytes) {
    office_.gate.require(actor, Permission::OperateSystem);
    auto file = read_foreign(source, std::move(bytes));
    Taken out;
    db::Transaction tx{office_.pool};
    const auto holders = office_.vault.holders(tx, Permission::IntakeComplaint);
    if (holders.empty())
        throw Refusal{Refusal::Kind::Conflict,
                      "还没有受理人员开过保管箱，收进来也没人打得开；请受理人员先登录一次"};
    for (const auto& one : file.cases) {
        const auto key = CaseKey::fresh();
        const auto parcel = parcel_of(office_.keys, source, one, key);
        ComplaintState state;
        state.received = parcel.at;
        const auto id = store::insert(tx, parcel, fresh_number(), state);
        ++(id ? out.taken : out.known);
        if (!id) continue;
        put_keys(tx, office_, *id, key, holders);
        // The platform's days are the platform's: ours begin when it comes here.
        begin_arrival(tx, office_, *store::find(tx, *id),
                      platform::local_date(office_.clock.now()));
        tx.run(sql::insert_foreign, {*id, name_of(source),
                                     db::Blob{office_.keys.seal_text(one.number, number_context)}});
    }
    out.refused = std::move(file.refused);
    office_.gate.record(tx, actor, "complain.take_in", fmt::format("source:{}", name_of(source)),
                        json::write(json::Object{{"taken", out.taken}}));
    tx.commit();
    return out;
}

std::vector<ForeignAnswer> Docking::take_answers(db::Transaction& tx, const guard::Actor& actor,
                                                 Source source) {
    office_.gate.require(actor, Permission::OperateSystem);
    const auto rows =
        tx.all(sql::select_foreign_answers, {name_of(source)}, [](const db::Row& row) {
            return Waiting{row.integer(0), row.blob(1).bytes, row.blob(2).bytes};
        });
    std::vector<ForeignAnswer> out;
    out.reserve(rows.size());
    for (const auto& one : rows) {
        out.push_back(opened(office_, one));
        tx.run(sql::clear_foreign_answer, {one.id});
    }
    office_.gate.record(tx, actor, "complain.export_answers",
                        fmt::format("source:{}", name_of(source)));
    return out;
}

void answer_source(db::Transaction& tx, const Office& office, const store::CaseRow& row,
                   const Item& reply) {
    const auto source = tx.one(sql::select_foreign_source, {row.id},
                               [](const db::Row& found) { return std::string{found.text(0)}; });
    if (!source) return;
    constexpr std::size_t block = 4096;
    // Another organ carries it on unread; a platform's file has no seal.
    const auto sealed = source_named(*source)
                            ? crypto::seal_to(office.keys.box_key().public_key(),
                                              crypto::padded(answer_text(reply), block))
                            : std::optional{seal_for_case(row.case_public, item_text(reply))};
    if (!sealed) platform::bug("the office has no key");
    tx.run(sql::update_foreign_answer, {row.id, db::Blob{*sealed}, platform::to_millis(reply.at)});
}

}  // namespace complain
