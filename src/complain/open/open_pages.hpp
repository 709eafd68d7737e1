#pragma once

#include "complain/open/clarifications.hpp"
#include "complain/open/documents.hpp"
#include "platform/pages/pages.hpp"
#include "portal/portal.hpp"

#include <optional>
#include <string>
#include <vector>

namespace complain {

/// What is public of complaints that day, with the outcomes of one month.
struct Opened {
    std::optional<ShownFigures> figures;
    std::vector<std::string> months;  ///< that have outcomes, the newest first
    std::string month;                ///< the one shown; empty: none
    std::vector<ShownOutcome> outcomes;
    std::vector<Clarification> clarifications;
};
/// `wanted`: "2017-10", or anything else for the newest.
Opened opened(db::Session& session, std::string_view wanted, Date today);

/// "内容,时间,地方,类别,结果": UTF-8 with BOM, so that spreadsheets read it.
std::string csv_of(const Opened& shown);
std::string json_of(const Opened& shown);

/// The pages of everybody (投诉办理公开). Thread-safe.
class OpenPages {
public:
    OpenPages(portal::Site& site, db::Pool& public_store);

    http::Response page(const http::Request& request);
    http::Response json(const http::Request& request);
    http::Response csv(const http::Request& request);

private:
    Opened read(const http::Request& request);

    portal::Site& site_;
    db::Pool& store_;
    ::pages::Templates templates_;
};

}  // namespace complain
