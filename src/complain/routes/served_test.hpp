#pragma once

#include "complain/complain.hpp"
#include "complain/desk/zones_test.hpp"
#include "platform/http/errors.hpp"
#include "platform/json/json.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <variant>

namespace complain::test {

/// An officer's browser.
struct SignedIn {
    std::string cookie, csrf;
};

struct Answered {
    unsigned status = 0;
    std::string body;
};

/// The office's half of complaints as browsers see it, without a socket.
struct Served : Zones {
    guard::Guard guard{pool(), clock, keys};
    http::Router router;
    http::Gatekeeper gatekeeper = guard::gatekeeper(guard);

    explicit Served(const Scanner& scanner = {}) {
        guard::mount(router, guard, {.demo = guard::Demo::Yes, .region_name = {}});
        mount_office(router, office, guard, scanner);
        mount_outcomes(router, office, guard);
        mount_contacts(router, office);
    }

    http::Response respond(const SignedIn& who, http::Method method, std::string_view path,
                           std::string body = {}) {
        http::Request::Parts parts;
        parts.method = method;
        parts.target = path;
        parts.headers = {{"Content-Type", "application/json"}, {"Accept", "application/json"}};
        if (!who.cookie.empty()) {
            parts.headers.emplace_back("Cookie", "mb_session=" + who.cookie);
            parts.headers.emplace_back("X-CSRF-Token", who.csrf);
        }
        http::Request request{std::move(parts)};
        request.set_body(std::move(body));
        return http::guarded(request, guard::api_error, [&] {
            auto match = router.match(request.method(), request.raw_path());
            REQUIRE(match.route != nullptr);
            request.set_route(match.route->pattern, match.params);
            auto stopped = gatekeeper(request, match.route->access);
            return stopped ? std::move(*stopped) : match.route->handler(request);
        });
    }
    Answered ask(const SignedIn& who, http::Method method, std::string_view path,
                 std::string body = {}) {
        const auto response = respond(who, method, path, std::move(body));
        const auto* text = std::get_if<std::string>(&response.body);
        return {response.status, text == nullptr ? std::string{} : *text};
    }
    /// With an open vault.
    SignedIn sign_in(const guard::Actor& who) {
        const auto password = password_of(who.login);
        db::Transaction tx{pool()};
        tx.run("UPDATE guard_officer SET password_hash = $2 WHERE id = $1",
               {who.id.value(), passwords.hash(password)});
        tx.commit();
        const auto response =
            respond({}, http::Method::Post, "/office/api/session",
                    json::write(json::Object{{"login", who.login}, {"password", password}}));
        REQUIRE(response.status == 200);
        const auto fields = json::Fields::read(std::get<std::string>(response.body));
        return {response.cookies.front().value, fields.text("csrf", "csrf", 200)};
    }
};

}  // namespace complain::test
