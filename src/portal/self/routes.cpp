#include "guard/permission.hpp"
#include "portal/self/visits.hpp"

namespace portal {

void mount_self(http::Router& router, Site& site, const std::vector<IdentityDoor>& doors) {
    using guard::Permission;
    using http::Request;
    // Shared by the routes, which the router copies about.
    const auto visits = std::make_shared<self::Visits>(*site.state_, doors);
    router.get("/self", Permission::Anyone,
               [visits](Request& request) { return visits->enter(request); });
    router.post("/self/code", Permission::Anyone,
                [visits](Request& request) { return visits->take_code(request); });
    router.post("/self/copied", Permission::Anyone,
                [visits](Request& request) { return visits->copied(request); });
    router.post("/self/identity", Permission::Anyone,
                [visits](Request& request) { return visits->take_identity(request); });
    router.get("/self/answer", Permission::Anyone,
               [visits](Request& request) { return visits->answer(request); });
    router.post("/self/again", Permission::Anyone,
                [visits](Request& request) { return visits->again(request); });
    router.post("/self/leave", Permission::Anyone,
                [visits](Request& request) { return visits->leave(request); });
    // A kiosk's page goes there by itself once nobody touches it.
    router.get("/self/leave", Permission::Anyone,
               [visits](Request& request) { return visits->leave(request); });
}

}  // namespace portal
