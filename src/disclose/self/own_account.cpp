#include "disclose/self/own_account.hpp"

#include "disclose/sql.hpp"
#include "domain/privacy.hpp"
#include "guard/audit.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"

#include <algorithm>

namespace disclose {

namespace {

constexpr int most_payments = 300, most_sightings = 50;

std::string masked_account(const domain::Keyring& keys, std::string_view sealed) {
    const auto digits = keys.reveal(sealed, "payment.account");
    if (!digits) platform::bug("a sealed account that its own key does not open");
    const auto account = domain::BankAccount::parse(*digits);
    return account ? account->masked() : std::string{};
}

void read_payments(db::Session& session, const domain::Keyring& keys, const db::Uuid& person,
                   OwnAccount& out) {
    session.each(sql::select_own_payments, {person, most_payments + 1}, [&](const db::Row& row) {
        if (out.payments.size() == static_cast<std::size_t>(most_payments)) {
            out.has_more = true;
            return;
        }
        if (out.masked_name.empty()) out.masked_name = domain::masked_name(row.text(8));
        out.payments.push_back(
            {std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3)),
             row.integer(4), row.integer(5), row.integer(6), row.maybe_text(9), row.maybe_text(10),
             row.maybe_integer(11), masked_account(keys, row.blob(7).bytes), row.maybe_text(12)});
    });
}

/// The officers who saw a whole number on any of the person's rows.
void read_reveals(db::Session& session, const db::Uuid& person, OwnAccount& out) {
    const auto subjects = session.all(sql::select_keys_of_person, {person}, [](const db::Row& row) {
        return "payment:" + std::string(row.text(0));
    });
    for (const auto& seen :
         guard::audit_rows_about(session, "disclose.reveal_number", subjects, most_sightings)) {
        const auto field = json::Fields::read(seen.detail).text("field", "号码");
        out.sightings.push_back({field, seen.officer, platform::to_millis(seen.at)});
    }
}

}  // namespace

OwnAccount own_account(db::Session& session, const domain::Keyring& keys, const db::Uuid& person) {
    OwnAccount out;
    read_payments(session, keys, person, out);
    session.each(sql::select_slips_of_person, {person, most_sightings}, [&](const db::Row& row) {
        out.sightings.push_back({"slip", std::string(row.text(1)), row.integer(0)});
    });
    session.each(sql::select_look_ups, {person, most_sightings}, [&](const db::Row& row) {
        out.sightings.push_back({"look_" + std::string(row.text(1)), {}, row.integer(0)});
    });
    read_reveals(session, person, out);
    std::stable_sort(out.sightings.begin(), out.sightings.end(),
                     [](const Sighting& a, const Sighting& b) { return a.at > b.at; });
    if (out.sightings.size() > most_sightings) out.sightings.resize(most_sightings);
    return out;
}

}  // namespace disclose
