#pragma once

#include "complain/exchange/organs.hpp"
#include "complain/exchange/signed_file.hpp"
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
    std::vector<Organ> organs = {};
};

/// The sender's side of handing cases over: upward (直送上级) and to other organs (转送). Neither
/// the audit chain nor an answer says how many packages go upward: what concerns the county's heads
/// leaves no figure here.
class Handover {
public:
    explicit Handover(const ExchangeOffice& office) : office_(office) {}

    /// A signed file for each package that waits for `organ`, or for the level above where it is
    /// empty; the same bytes each time. Answers their names.
    std::vector<std::string> write(const guard::Actor& actor, const std::filesystem::path& folder,
                                   const std::string& organ = {});
    /// Lets go of the package that its receiver has opened. Refuses (Invalid) a receipt that nobody
    /// known has signed or that is another county's, (NotFound) one whose package is gone,
    /// (Conflict) one that speaks of other bytes than lie here.
    void take_receipt(const guard::Actor& actor, std::string_view bytes);
    /// Keeps an answer for the courier, who lays it down for the reporter; twice does no harm.
    void take_answer(const guard::Actor& actor, std::string_view bytes);

private:
    struct Signer {
        std::string organ, key;  ///< no organ: the level above
    };
    Signer signer_of(FileKind kind, std::string_view bytes) const;
    void require_ours(const std::string& county) const;

    ExchangeOffice office_;
};

}  // namespace complain
