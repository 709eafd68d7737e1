#pragma once

#include "guard/actor.hpp"
#include "guard/audit.hpp"
#include "guard/gate.hpp"
#include "guard/officers.hpp"
#include "guard/password.hpp"
#include "guard/sessions.hpp"
#include "guard/sign_in.hpp"
#include "guard/vault/recoveries.hpp"
#include "guard/vault/vault.hpp"
#include "guard/zone_requests.hpp"
#include "platform/http/http.hpp"
#include "platform/http/server.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Front header: who may do what, and the record of what was done.
namespace guard {

/// All of guard, built in order; its parts hold references to one another and to what it is given.
struct Guard {
    Guard(db::Pool& pool, const platform::Clock& clock, const domain::Keyring& keyring)
        : store(pool),
          gate(pool, clock),
          vault(pool, gate, clock, passwords),
          officers(pool, gate, clock, passwords),
          sessions(pool, gate, clock, keyring),
          sign_in(pool, gate, clock, keyring, passwords, vault),
          recoveries(pool, gate, clock, passwords, vault, sign_in) {}
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

    db::Pool& store;
    Gate gate;
    Passwords passwords;
    Vault vault;
    Officers officers;
    Sessions sessions;
    SignIn sign_in;
    VaultRecoveries recoveries;
};

/// For http::ServerOptions::session_cookie. Sent under /office only, so that the public pages never
/// see who is signed in.
inline constexpr std::string_view session_cookie = "mb_session";

enum class Demo { No, Yes };

struct Settings {
    /// A demo county may be used over plain HTTP from the same machine.
    Demo demo = Demo::No;
    /// A division's name, from whoever keeps the divisions.
    std::function<std::string(domain::RegionCode)> region_name;
};

/// Resolves the cookie into an Actor, asks the gate for the route's permission, and wants the CSRF
/// header on whatever changes something within a session. `guard` must outlive the server.
http::Gatekeeper gatekeeper(Guard& guard);
/// For the public zone, which has no officers: only routes for Anyone are open, and those for
/// OfficeZone to requests that `office` knows. Without one, or for anybody else, such a route is
/// not there. `office` must outlive the server.
http::Gatekeeper public_gatekeeper(ZoneRequests* office = nullptr);
/// The same question before a body is read, for http::Hooks::admit.
http::Admit public_admit(ZoneRequests* office);
/// Who is asking; a bug where no gatekeeper has been.
const Actor& actor(const http::Request& request);
/// The key of who is asking, or nothing while their vault is not open.
std::optional<crypto::BoxKey> open_vault(const Guard& guard, const http::Request& request);
/// The same; refuses (Conflict) without it.
crypto::BoxKey require_vault(const Guard& guard, const http::Request& request);

/// {"error":{"kind","message"}}, for http::Hooks::error_page of the office's API.
http::Response api_error(const http::Request& request, unsigned status, std::string_view message);

/// The session, password, second factor, vault, audit and officers routes of
/// docs/formats/office-api.md.
void mount(http::Router& router, Guard& guard, Settings settings);

struct DemoOfficer {
    OfficerId id;
    NewOfficer officer;
    std::string password;
};

/// One officer for each part in a demo county, with new random passwords: a clerk and a reviewer
/// for each department, the county's reviewers and leaders, the clerks of `town` and of the village
/// `village` in it, and one of a town that has nothing to do with them.
std::vector<DemoOfficer> demo_officers(Officers& officers, domain::RegionCode county,
                                       domain::RegionCode town, domain::RegionCode village,
                                       domain::RegionCode other_town);

}  // namespace guard
