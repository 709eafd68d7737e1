#pragma once

#include "complain/intake/reporting.hpp"
#include "complain/open/like.hpp"
#include "platform/http/static_files.hpp"
#include "platform/pages/pages.hpp"
#include "portal/portal.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The pages of the window (投诉举报窗口). None of them is ever kept by anybody.
namespace complain {

class WindowPages {
public:
    /// `script` seals in the browser; empty: the forms alone.
    WindowPages(portal::Site& site, const std::string& script);

    /// What stands on the form again when something was wrong, so that nothing typed is lost.
    struct Shown {
        std::string ticket, fault;
        std::optional<portal::RecordBrief> record;
        const http::Request* typed = nullptr;
        std::int64_t place = 0;
        std::vector<LikeAnswer> like;
        bool asks_call = false;  ///< to be called back (一键通)
        bool may_name = false;   ///< somebody keeps names
        WindowKeys::Channels channels;
    };
    http::Response form(const http::Request& request, const Shown& shown);
    http::Response closed(const http::Request& request);
    struct Receipt {
        std::string fault, above_title;
        std::vector<std::string> digests;
        bool is_scanned = true;  ///< as far as a scanner is set up
        bool by_helper = false;
    };
    http::Response receipt(const http::Request& request, const domain::ReceiptCode& code,
                           const Receipt& shown);
    http::Response confirmed(const http::Request& request, bool by_helper);
    /// A new code for who was given one that a helper knows.
    http::Response exchange(const http::Request& request, const domain::ReceiptCode& fresh,
                            const std::string& fault);
    struct Typed {
        std::string fault, text, ticket;
    };
    http::Response follow(const http::Request& request, const Typed& typed);
    http::Response dialogue(const http::Request& request, const OpenedCase& opened,
                            std::string_view sent, std::string_view fault);

    const http::StaticFiles& assets() const { return assets_; }

private:
    http::Response page(const http::Request& request, std::string_view name,
                        const std::string& title, const ::pages::Document& document,
                        unsigned status = 200);
    std::string add_asset(const std::string& stem, const std::string& ending, std::string bytes);
    ::pages::Document document(const http::Request& request) const;

    portal::Site& site_;
    ::pages::Templates templates_;
    http::StaticFiles assets_;
    std::string style_, script_;
};

}  // namespace complain
