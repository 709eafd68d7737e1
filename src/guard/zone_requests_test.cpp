#include "guard/zone_requests.hpp"

#include "guard/guard.hpp"
#include "guard/role.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/testing/refused.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;
using guard::Permission;

namespace {

/// A public zone and the office that it knows.
struct Zones {
    platform::FixedClock clock{platform::from_millis(1'500'000'000'000)};
    crypto::SigningKey key{crypto::Secret{std::string(32, 'k')}};
    guard::ZoneRequests requests{key.public_key(), clock};

    std::string credentials(std::string_view body = "", std::string_view target = "/zone/state") {
        return guard::zone_credentials(key, "POST", target, crypto::bytes(crypto::sha256(body)),
                                       clock.now());
    }
    static http::Request request(const std::string& credentials, std::string body = {},
                                 std::string target = "/zone/state",
                                 http::Method method = http::Method::Post) {
        return http::Request{{.method = method,
                              .target = std::move(target),
                              .headers = {{std::string(guard::zone_header), credentials}},
                              .body = std::move(body)}};
    }
};

}  // namespace

TEST_CASE("a request that the county's key signed is the office's, once") {
    Zones zones;
    const auto request = Zones::request(zones.credentials("body"), "body");

    CHECK(zones.requests.is_signed(request));
    CHECK(zones.requests.is_signed(request));
    CHECK(zones.requests.accept(request));
    CHECK_FALSE(zones.requests.accept(request));
    CHECK(zones.requests.accept(Zones::request(zones.credentials("body"), "body")));
}

TEST_CASE("a signature says method, target, time and body, and holds for no other") {
    Zones zones;
    const auto given = zones.credentials("body");

    CHECK_FALSE(zones.requests.accept(Zones::request(given, "another")));
    CHECK_FALSE(zones.requests.accept(Zones::request(given, "body", "/zone/state?x=1")));
    CHECK_FALSE(
        zones.requests.accept(Zones::request(given, "body", "/zone/state", http::Method::Put)));
    auto later = given;
    later.replace(0, 13, "1500000000001");
    CHECK_FALSE(zones.requests.accept(Zones::request(later, "body")));
    CHECK(zones.requests.accept(Zones::request(given, "body")));
}

TEST_CASE("a stranger's key and what is no signature are refused alike") {
    Zones zones;
    const crypto::SigningKey stranger{crypto::Secret{std::string(32, 's')}};
    const auto digest = crypto::sha256("");
    const auto forged = guard::zone_credentials(stranger, "POST", "/zone/state",
                                                crypto::bytes(digest), zones.clock.now());

    for (const auto& credentials :
         {forged, std::string{}, std::string("a b c d"), std::string("1500000000000 x y z"),
          std::string(500, '1'), zones.credentials().substr(0, 150)}) {
        CAPTURE(credentials);
        CHECK_FALSE(zones.requests.is_signed(Zones::request(credentials)));
        CHECK_FALSE(zones.requests.accept(Zones::request(credentials)));
    }
}

TEST_CASE("what is older or newer than five minutes is refused, and what came before the start") {
    Zones zones;
    const auto early = zones.credentials();
    const auto start = zones.clock.now();

    zones.clock.set(start + 4min);
    CHECK(zones.requests.is_signed(Zones::request(early)));
    const guard::ZoneRequests restarted{zones.key.public_key(), zones.clock};
    CHECK_FALSE(restarted.is_signed(Zones::request(early)));
    zones.clock.set(start + 5min);
    CHECK_FALSE(zones.requests.is_signed(Zones::request(early)));

    zones.clock.set(start + 20min);
    const auto late = zones.credentials();
    zones.clock.set(start + 14min);
    CHECK_FALSE(zones.requests.is_signed(Zones::request(late)));
}

TEST_CASE("the public zone answers a stranger at an office's route as if nothing were there") {
    Zones zones;
    const auto gatekeeper = guard::public_gatekeeper(&zones.requests);
    const auto without_office = guard::public_gatekeeper();
    auto stranger = Zones::request("x");
    auto office = Zones::request(zones.credentials());

    CHECK_REFUSED(NotFound, gatekeeper(stranger, Permission::OfficeZone));
    CHECK_REFUSED(NotFound, without_office(office, Permission::OfficeZone));
    CHECK_FALSE(gatekeeper(office, Permission::OfficeZone).has_value());
    CHECK_REFUSED(NotFound, gatekeeper(office, Permission::OfficeZone));
    CHECK_FALSE(gatekeeper(stranger, Permission::Anyone).has_value());

    const auto admit = guard::public_admit(&zones.requests);
    CHECK(admit(stranger, Permission::Anyone));
    CHECK_FALSE(admit(stranger, Permission::OfficeZone));
    CHECK(admit(Zones::request(zones.credentials()), Permission::OfficeZone));
    CHECK_FALSE(guard::public_admit(nullptr)(office, Permission::OfficeZone));
}

TEST_CASE("no role is the office zone") {
    for (const auto& role : guard::roles())
        CHECK_FALSE(role.allows.has(Permission::OfficeZone));
}
