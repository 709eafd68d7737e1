#pragma once

#include "portal/portal.hpp"
#include "portal/self/brake.hpp"
#include "portal/self/challenge.hpp"
#include "portal/self/views.hpp"
#include "portal/site_state.hpp"

#include <vector>

namespace portal::self {

/// The public half of my own payments (自助查询): takes codes, puts sealed questions into the
/// mailbox, opens the answers. It keeps nothing of its own.
class Visits {
public:
    Visits(Site::State& site, std::vector<IdentityDoor> doors)
        : site_(site), doors_(std::move(doors)) {}

    http::Response enter(http::Request& request);
    /// A slip's code, or the one in its place.
    http::Response take_code(http::Request& request);
    /// The new code is copied down: the slip may go.
    http::Response copied(http::Request& request);
    /// What an identity source says of the visitor.
    http::Response take_identity(http::Request& request);
    http::Response answer(http::Request& request);
    http::Response again(http::Request& request);
    http::Response leave(const http::Request& request);

private:
    /// The office's public key; empty while self-query is off.
    std::string office_key();
    Visit visit(const http::Request& request);
    http::Response page(Html html, unsigned status = 200) const;
    /// Ends the visit when nobody goes on: soon on a kiosk, with the answer's own time elsewhere.
    http::Response left_alone(const http::Request& request, http::Response response) const;
    http::Response entry_page(const http::Request& request, const views::Typed& typed,
                              unsigned status);
    http::Response off_page(const http::Request& request);
    http::Response busy_page(const http::Request& request);
    /// Seals and puts; the page that waits, or the one that says why not.
    http::Response send(http::Request& request, Ask ask, std::optional<domain::ReceiptCode> code);
    /// False when the office has too much before it.
    bool put(const Ask& ask);
    http::Response waiting_page(const http::Request& request, const Looking& looking);
    /// The answer need not lie there any longer.
    void forget(const Looking& looking);

    Site::State& site_;
    std::vector<IdentityDoor> doors_;
    Brake brake_;
    Challenges challenges_;
};

}  // namespace portal::self
