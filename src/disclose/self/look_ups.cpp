#include "disclose/self/look_ups.hpp"

#include "disclose/self/slips.hpp"
#include "disclose/sql.hpp"
#include "platform/core/refusal.hpp"

namespace disclose {

namespace {

struct Slip {
    std::int64_t id;
    db::Uuid person;
    std::int64_t expires_at;
    bool is_used, is_revoked;
    std::string next_look_up, next_proof;

    bool holds(std::int64_t now) const { return !is_revoked && expires_at > now; }
};

Slip slip_of(const db::Row& row) {
    const bool has_next = !row.is_null(5);
    return {row.integer(0),
            row.uuid(1),
            row.integer(2),
            !row.is_null(3),
            !row.is_null(4),
            has_next ? row.blob(5).bytes : std::string{},
            has_next ? row.blob(6).bytes : std::string{}};
}

}  // namespace

std::string signed_text(const IdentityAssertion& assertion) {
    return fmt::format("mingbai identity assertion v1\n{}\n{}\n{}\n", assertion.source,
                       assertion.challenge, assertion.at) +
           std::string{crypto::bytes(crypto::sha256(assertion.sealed))};
}

std::optional<OwnAccount> LookUps::by_slip(const domain::ReceiptProof& slip,
                                           const domain::ReceiptProof& next) {
    const auto now = office_.clock.now();
    const auto millis = platform::to_millis(now);
    const db::Blob look_up{slip.look_up}, proof{kept_proof(office_.keys, slip.proof)};
    const db::Blob next_look_up{next.look_up}, next_proof{kept_proof(office_.keys, next.proof)};
    db::Transaction tx{office_.pool};
    const auto found = tx.one(sql::find_slip, {look_up, proof}, slip_of);
    if (!found || !found->holds(millis)) return std::nullopt;
    auto until = found->expires_at;
    if (found->is_used) {
        const bool is_same = found->next_look_up == next_look_up.bytes &&
                             crypto::equal(found->next_proof, next_proof.bytes);
        if (!is_same) return std::nullopt;
    } else {
        until = platform::to_millis(now + code_lasts);
        tx.run(sql::use_slip, {found->id, millis, until, next_look_up, next_proof});
        tx.run(sql::supersede_slips, {found->person, found->id, millis});
    }
    auto out = looked_at(tx, found->person, "slip");
    out.code_until = until;
    tx.commit();
    return out;
}

std::optional<OwnAccount> LookUps::by_code(const domain::ReceiptProof& code) {
    const db::Blob look_up{code.look_up}, proof{kept_proof(office_.keys, code.proof)};
    db::Transaction tx{office_.pool};
    const auto found = tx.one(sql::find_code, {look_up, proof}, slip_of);
    if (!found || !found->holds(platform::to_millis(office_.clock.now()))) return std::nullopt;
    auto out = looked_at(tx, found->person, "code");
    out.code_until = found->expires_at;
    tx.commit();
    return out;
}

std::optional<OwnAccount> LookUps::by_identity(const IdentityAssertion& assertion,
                                               const std::string& answer) {
    const auto* source = source_of(assertion);
    if (source == nullptr) return std::nullopt;
    const auto now = office_.clock.now();
    const auto plain = office_.keys.box_key().open(assertion.sealed);
    if (!plain) return std::nullopt;
    const auto read = domain::IdNumber::parse(*plain, platform::local_date(now));
    const auto* number = std::get_if<domain::IdNumber>(&read);
    if (number == nullptr) return std::nullopt;
    const db::Uuid person{office_.keys.person_key(*number).bytes()};
    const db::Blob challenge{assertion.challenge}, goes_to{answer};
    db::Transaction tx{office_.pool};
    tx.run(sql::forget_assertions, {platform::to_millis(now)});
    const auto used = tx.one(sql::find_assertion, {challenge},
                             [](const db::Row& row) { return row.blob(0).bytes; });
    if (used && *used != answer) return std::nullopt;
    if (!used) {
        tx.run(sql::insert_assertion,
               {challenge, goes_to, platform::to_millis(now + 2 * assertion_lasts)});
    }
    auto out =
        looked_at(tx, person, source->kind == IdentitySource::Kind::Card ? "card" : "provider");
    tx.commit();
    return out;
}

const IdentitySource* LookUps::source_of(const IdentityAssertion& assertion) const {
    const auto now = office_.clock.now();
    const auto earliest = platform::to_millis(now - assertion_lasts);
    if (assertion.at < earliest || assertion.at > platform::to_millis(now + assertion_lasts))
        return nullptr;  // compared, not subtracted: anybody may write any number there
    for (const auto& source : sources_) {
        if (source.name == assertion.source &&
            crypto::signature_holds(assertion.signature, signed_text(assertion), source.public_key))
            return &source;
    }
    return nullptr;
}

OwnAccount LookUps::looked_at(db::Transaction& tx, const db::Uuid& person, std::string_view way) {
    const auto id =
        *tx.one(sql::insert_look_up, {person, way, platform::to_millis(office_.clock.now())},
                [](const db::Row& row) { return row.integer(0); });
    auto out = own_account(tx, office_.keys, person);
    office_.gate.record(tx, guard::Actor::nobody(), "disclose.look_up",
                        fmt::format("look_up:{}", id), fmt::format(R"({{"way":"{}"}})", way));
    return out;
}

}  // namespace disclose
