#include "guard/sessions.hpp"

#include "guard/sql.hpp"
#include "guard/store.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"

#include <fmt/format.h>

namespace guard {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;

constexpr milliseconds idle = minutes{15};
constexpr milliseconds absolute = hours{8};
/// A write for every request would cost a flush of the disk; a minute's blur does not matter.
constexpr milliseconds blur = minutes{1};

struct Found {
    OfficerId officer;
    platform::Instant created, seen;
};

Found found_of(const db::Row& row) {
    return {OfficerId{row.integer(0)}, platform::from_millis(row.integer(1)),
            platform::from_millis(row.integer(2))};
}

}  // namespace

Sessions::Sessions(db::Pool& pool, Gate& gate, const platform::Clock& clock,
                   const domain::Keyring& keyring)
    : pool_(pool), gate_(gate), clock_(clock), csrf_(keyring.derived("csrf")) {}

std::string Sessions::open(OfficerId id, const Also& also) {
    std::string token = platform::to_base64url(crypto::random_bytes(32));
    const auto now = clock_.now();

    db::Transaction tx{pool_};
    const auto officer = store::find_officer(tx, id);
    if (!officer || officer->disabled) platform::bug("a session for nobody");
    tx.run(sql::delete_stale_sessions,
           {platform::to_millis(now - idle), platform::to_millis(now - absolute)});
    tx.run(sql::insert_session, {key_of(token), id.value(), platform::to_millis(now)});
    if (also) also(tx, officer->actor, token);
    gate_.record(tx, officer->actor, "session.open", fmt::format("officer:{}", id.value()));
    tx.commit();
    return token;
}

std::optional<Actor> Sessions::resolve(std::string_view token) {
    const db::Blob key = key_of(token);
    const auto now = clock_.now();
    std::optional<Found> session;
    std::optional<OfficerEntry> officer;
    {
        db::Reader reader{pool_};
        session = reader.one(sql::select_session, {key}, found_of);
        if (!session || now - session->seen >= idle || now - session->created >= absolute)
            return std::nullopt;
        officer = store::find_officer(reader, session->officer);
    }
    if (!officer || officer->disabled) return std::nullopt;
    if (now - session->seen >= blur) {
        db::Transaction tx{pool_};
        tx.run(sql::update_seen, {key, platform::to_millis(now)});
        tx.commit();
    }
    return std::move(officer->actor);
}

void Sessions::close(const Actor& actor, std::string_view token) {
    db::Transaction tx{pool_};
    tx.run(sql::delete_session, {key_of(token)});
    gate_.record(tx, actor, "session.close", fmt::format("officer:{}", actor.id.value()));
    tx.commit();
}

std::string Sessions::csrf(std::string_view token) const {
    const auto mac = csrf_.sign(token);
    return platform::to_base64url(crypto::bytes(mac));
}

bool Sessions::csrf_holds(std::string_view token, std::string_view given) const {
    return crypto::equal(csrf(token), given);
}

db::Blob Sessions::key_of(std::string_view token) {
    const auto digest = crypto::sha256(token);
    return {std::string{crypto::bytes(digest)}};
}

}  // namespace guard
