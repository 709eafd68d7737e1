#include "complain/complain.hpp"
#include "complain/intake/window.hpp"
#include "guard/permission.hpp"

#include <memory>

namespace complain {

namespace {

/// Nine photos, a voice and a video of the largest sizes, and the text.
constexpr std::size_t largest_report = std::size_t{270} << 20;

}  // namespace

void mount_window(http::Router& router, portal::Site& site, db::Pool& public_store) {
    using guard::Permission;
    using http::Request;
    // Shared by the routes, which the router copies about.
    const auto window = std::make_shared<Window>(site, public_store);
    router.get("/report", Permission::Anyone,
               [window](Request& request) { return window->form(request); });
    router.post("/report", Permission::Anyone,
                [window](Request& request) { return window->submit(request); },
                {.max_body = largest_report});
    router.get("/report/receipt", Permission::Anyone,
               [window](Request& request) { return window->receipt(request); });
    router.post("/report/confirm", Permission::Anyone,
                [window](Request& request) { return window->confirm(request); });
    router.get("/report/follow", Permission::Anyone,
               [window](Request& request) { return window->enter(request); });
    router.post("/report/follow", Permission::Anyone,
                [window](Request& request) { return window->follow(request); });
    router.get("/report/case", Permission::Anyone,
               [window](Request& request) { return window->show(request); });
    router.post("/report/open", Permission::Anyone,
                [window](Request& request) { return window->show(request); });
    router.post("/report/add", Permission::Anyone,
                [window](Request& request) { return window->add(request); });
    router.post("/report/evaluate", Permission::Anyone,
                [window](Request& request) { return window->evaluate(request); });
    router.get("/report/leave", Permission::Anyone,
               [window](Request& request) { return window->leave(request); });
    router.post("/report/leave", Permission::Anyone,
                [window](Request& request) { return window->leave(request); });
    window->assets().mount(router, "/report/assets/{file...}", Permission::Anyone);
}

}  // namespace complain
