#include "disclose/self/slips.hpp"

#include "disclose/routes/shapes.hpp"
#include "platform/core/refusal.hpp"

namespace disclose::routes {

namespace {

using guard::Permission;

std::string_view name_of(SlipEntry::State state) {
    switch (state) {
        case SlipEntry::State::Waiting: return "waiting";
        case SlipEntry::State::Used: return "used";
        case SlipEntry::State::Expired: return "expired";
        case SlipEntry::State::Revoked: return "revoked";
    }
    platform::bug("no such state of a slip");
}

http::Response get_slips(const Office& office, http::Request& request) {
    const auto& actor = guard::actor(request);
    json::Array items;
    std::int64_t last = 0;
    for (const auto& slip : Slips{office}.list(actor, number_in(request, "after"), page_size)) {
        last = slip.id;
        items.push_back(json::Object{{"id", std::to_string(slip.id)},
                                     {"region_name", slip.region_name},
                                     {"officer", slip.officer},
                                     {"department", slip.department},
                                     {"issued_at", instant(slip.issued_at)},
                                     {"expires_at", instant(slip.expires_at)},
                                     {"state", name_of(slip.state)}});
    }
    const bool more = items.size() == page_size;
    return list(std::move(items), more ? std::optional{std::to_string(last)} : std::nullopt);
}

/// The only answer that ever holds the code.
http::Response post_slip(const Office& office, http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto presence =
        fields.boolean("verified", "当面核对") ? Presence::Verified : Presence::NotVerified;
    const auto issued = Slips{office}.issue(guard::actor(request),
                                            fields.text("id_number", "身份证号", 40), presence);
    return answer({{"id", std::to_string(issued.id)},
                   {"code", issued.code.shown()},
                   {"expires_at", instant(platform::to_millis(issued.expires))}});
}

http::Response delete_slip(const Office& office, http::Request& request) {
    Slips{office}.revoke(guard::actor(request), id_in(request));
    return no_content();
}

}  // namespace

void mount_slips(http::Router& router, const Office& office) {
    router.get("/office/api/slips", Permission::IssueSlip,
               [office](http::Request& request) { return get_slips(office, request); });
    router.post("/office/api/slips", Permission::IssueSlip,
                [office](http::Request& request) { return post_slip(office, request); });
    router.del("/office/api/slips/{id}", Permission::IssueSlip,
               [office](http::Request& request) { return delete_slip(office, request); });
}

}  // namespace disclose::routes
