#pragma once

#include "complain/call/contacts.hpp"
#include "complain/cases/office.hpp"
#include "complain/cases/reminders.hpp"
#include "complain/desk/courier.hpp"
#include "complain/desk/remote_inbox.hpp"
#include "complain/exchange/exchange.hpp"
#include "complain/intake/parcels.hpp"
#include "complain/notice/sender.hpp"
#include "complain/open/publishing.hpp"
#include "complain/scan/scanner.hpp"
#include "platform/http/http.hpp"
#include "portal/portal.hpp"

/// Complaints (投诉举报): taken in sealed in the public zone, worked on in the office by those who
/// were given a key. docs/formats/complaint.md.
namespace complain {

/// The public half, under /report, open to anyone. All that is given must outlive the router.
/// `script` (web/report) seals in the browser; without it there are the forms alone, whose files
/// the scanner sees before they are sealed.
void mount_window(http::Router& router, portal::Site& site, db::Pool& public_store,
                  const std::string& script = {}, const Scanner& scanner = {});

/// The office's way to the window of a public zone on another machine, under /zone/complaints: see
/// RemoteInbox. The store must outlive the router. Only where portal's mount_zone() is too.
void mount_zone(http::Router& router, db::Pool& public_store);

/// The office's half, under /office/api/cases. `guard` must outlive the router; the office is
/// copied, what it refers to must outlive it too. The scanner sees each file before a handler does.
void mount_office(http::Router& router, const Office& office, guard::Guard& guard,
                  const Scanner& scanner = {});

/// What everybody may read of them (投诉办理公开), under /complaints; of what the office has shown.
void mount_open(http::Router& router, portal::Site& site, db::Pool& public_store);

/// Where the office writes and checks public outcomes, under /office/api/cases/{id}/outcome.
void mount_outcomes(http::Router& router, const Office& office, guard::Guard& guard);

/// 一键通: whom to call, under /call, open to anyone; and the office's list of it, under
/// /office/api/contacts.
void mount_call(http::Router& router, portal::Site& site, db::Pool& public_store);
void mount_contacts(http::Router& router, const Office& office);

}  // namespace complain
