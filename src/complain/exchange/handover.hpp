#pragma once

#include "domain/keyring.hpp"
#include "guard/guard.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// What exchanging cases needs. Everything must outlive it.
struct ExchangeOffice {
    db::Pool& pool;
    guard::Gate& gate;
    const platform::Clock& clock;
    const domain::Keyring& keys;
    std::string county;      ///< six digits
    std::string above_sign;  ///< the level above's key for signatures; empty: not set up
};

/// The county's side of handing upward (直送上级). Neither the audit chain nor an answer says how
/// many packages there are: what concerns the county's heads leaves no figure here.
class Handover {
public:
    explicit Handover(const ExchangeOffice& office) : office_(office) {}

    /// A signed file for each package that waits, the same bytes each time. Answers their names.
    std::vector<std::string> write(const guard::Actor& actor, const std::filesystem::path& folder);
    /// Lets go of the package that the level above has opened. Refuses (Invalid) a receipt that it
    /// did not sign or that is another county's, (NotFound) one whose package is gone, (Conflict)
    /// one that speaks of other bytes than lie here.
    void take_receipt(const guard::Actor& actor, std::string_view bytes);
    /// Keeps an answer for the courier, who lays it down for the reporter; twice does no harm.
    void take_answer(const guard::Actor& actor, std::string_view bytes);

private:
    void require(const guard::Actor& actor) const;
    void require_ours(const std::string& county) const;

    ExchangeOffice office_;
};

}  // namespace complain
