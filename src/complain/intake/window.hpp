#pragma once

#include "complain/intake/room.hpp"
#include "complain/intake/tickets.hpp"
#include "complain/intake/views.hpp"
#include "complain/scan/scanner.hpp"
#include "platform/core/guarded.hpp"

#include <optional>
#include <string>

namespace complain {

/// The public half of complaints (受理窗口): takes reports, shows receipts, lets reporters read and
/// answer. Its store holds nothing that it could read. Thread-safe.
class Window {
public:
    Window(portal::Site& site, db::Pool& public_store, const std::string& script, Scanner scanner)
        : site_(site),
          store_(public_store),
          pages_(site, script),
          scanner_(std::move(scanner)),
          room_(public_store, site.clock()) {}

    http::Response form(http::Request& request);
    http::Response submit(http::Request& request);
    /// The receipt again, while its code has not been typed back.
    http::Response receipt(http::Request& request);
    http::Response confirm(http::Request& request);
    http::Response enter(http::Request& request);
    http::Response follow(http::Request& request);
    /// A new code, typed back, takes the place of the one that a helper knows (换码).
    http::Response exchange(http::Request& request);
    /// The case whose code the visitor's cookie holds.
    http::Response show(http::Request& request);
    http::Response add(http::Request& request);
    http::Response evaluate(http::Request& request);
    http::Response leave(http::Request& request);

    const http::StaticFiles& assets() const { return pages_.assets(); }

private:
    std::optional<WindowKeys> keys();
    http::Response form_page(const http::Request& request, const WindowKeys& keys,
                             const std::string& fault);
    http::Response code_page(const http::Request& request, const std::string& fault);
    http::Response exchange_page(const http::Request& request, const domain::ReceiptCode& old,
                                 const domain::ReceiptCode& fresh, const std::string& fault);
    bool is_for_another(const domain::ReceiptCode& code);
    http::Response case_page(const http::Request& request, const domain::ReceiptCode& code,
                             std::string_view sent, std::string_view fault);

    portal::Site& site_;
    db::Pool& store_;
    WindowPages pages_;
    Scanner scanner_;
    Tickets report_tickets_, code_tickets_;
    Room room_;
};

}  // namespace complain
