#include "complain/complain.hpp"
#include "complain/intake/resume/tus.hpp"
#include "complain/intake/window.hpp"
#include "guard/permission.hpp"

#include <memory>

namespace complain {

namespace {

/// Nine photos, a voice and a video of the largest sizes, and the text.
constexpr std::size_t largest_report = std::size_t{270} << 20;

/// The window's second half: what comes sealed by the browser.
struct SealedHalf {
    SealedDesk desk;
    Uploads uploads;
    Tus tus{uploads, desk};

    SealedHalf(db::Pool& public_store, const platform::Clock& clock)
        : desk(public_store, clock), uploads(public_store, clock) {}
};

void mount_sealed(http::Router& router, portal::Site& site, db::Pool& public_store) {
    using guard::Permission;
    using http::Request;
    // Shared by the routes, which the router copies about.
    const auto half = std::make_shared<SealedHalf>(public_store, site.clock());
    router.get("/report/keys", Permission::Anyone, [half](Request&) { return half->desk.keys(); });
    router.get("/report/work", Permission::Anyone,
               [half](Request& request) { return half->desk.work(request); });
    router.post("/report/sealed", Permission::Anyone,
                [half](Request& request) { return half->desk.send(request); },
                {.max_body = largest_frame});
    router.post("/report/items", Permission::Anyone,
                [half](Request& request) { return half->desk.items(request); });
    router.post("/report/codes", Permission::Anyone,
                [half](Request& request) { return half->desk.exchange(request); });
    router.post("/report/files", Permission::Anyone,
                [half](Request& request) { return half->tus.create(request); });
    constexpr std::string_view file = "/report/files/{token}/{file}";
    router.get(file, Permission::Anyone,
               [half](Request& request) { return half->tus.where(request); });
    const auto append = [half](Request& request) { return half->tus.append(request); };
    router.patch(file, Permission::Anyone, append, {.max_body = Tus::most_at_once});
    router.post(file, Permission::Anyone, append, {.max_body = Tus::most_at_once});
}

}  // namespace

void mount_window(http::Router& router, portal::Site& site, db::Pool& public_store,
                  const std::string& script, const Scanner& scanner) {
    using guard::Permission;
    using http::Request;
    // Shared by the routes, which the router copies about.
    const auto window = std::make_shared<Window>(site, public_store, script, scanner);
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
    router.post("/report/exchange", Permission::Anyone,
                [window](Request& request) { return window->exchange(request); });
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
    mount_sealed(router, site, public_store);
    window->assets().mount(router, "/report/assets/{file...}", Permission::Anyone);
}

}  // namespace complain
