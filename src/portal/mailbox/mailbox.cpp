#include "portal/mailbox/mailbox.hpp"

#include "portal/sql.hpp"

namespace portal {

std::vector<Envelope> StoreMailbox::waiting(int limit) {
    db::Reader reader{public_};
    return reader.all(sql::select_envelopes, {limit}, [](const db::Row& row) {
        return Envelope{row.integer(0), std::string(row.text(1)), row.blob(2).bytes};
    });
}

void StoreMailbox::settle(std::span<const std::int64_t> opened, std::span<const Answer> answers) {
    db::Transaction tx{public_};
    tx.run(sql::delete_expired_answers, {platform::to_millis(clock_.now())});
    for (const auto& answer : answers) {
        const db::Blob lookup{answer.lookup};
        tx.run(sql::delete_answer, {lookup});
        tx.run(sql::insert_answer,
               {lookup, db::Blob{answer.sealed}, platform::to_millis(answer.expires)});
    }
    for (const auto id : opened)
        tx.run(sql::delete_envelope, {id});
    tx.commit();
}

std::int64_t put_envelope(db::Transaction& tx, std::string_view kind, std::string_view sealed,
                          platform::Instant at) {
    return *tx.one(sql::insert_envelope,
                   {kind, db::Blob{std::string(sealed)}, platform::to_millis(at)},
                   [](const db::Row& row) { return row.integer(0); });
}

void drop_envelopes_before(db::Transaction& tx, std::string_view kind, platform::Instant then) {
    tx.run(sql::delete_stale_envelopes, {kind, platform::to_millis(then)});
}

std::optional<std::string> answer_for(db::Session& session, std::string_view lookup,
                                      platform::Instant now) {
    return session.one(sql::select_answer,
                       {db::Blob{std::string(lookup)}, platform::to_millis(now)},
                       [](const db::Row& row) { return row.blob(0).bytes; });
}

void drop_answer(db::Transaction& tx, std::string_view lookup) {
    tx.run(sql::delete_answer, {db::Blob{std::string(lookup)}});
}

std::int64_t envelopes_waiting(db::Session& session) {
    return session.one(sql::count_envelopes, {}, [](const db::Row& row) { return row.integer(0); })
        .value_or(0);
}

}  // namespace portal
