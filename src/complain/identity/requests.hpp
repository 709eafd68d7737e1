#pragma once

#include "complain/cases/held.hpp"
#include "complain/identity/rows.hpp"
#include "complain/vault/identity.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Asking to see who a reporter is (请求查看身份): the handler says why, a custodian who has no
/// part in the case decides, and the reporter reads both. Each command is one transaction with its
/// audit row.
namespace complain::identity {

/// As those read it who have the case open: posts, no officers' names.
struct Asked {
    RequestRow row;
    std::string post, keeper_post;
    bool is_mine = false;
    bool is_lapsed = false;  ///< nobody decided in time
};
struct View {
    bool is_named = false;
    bool may_ask = false;   ///< this officer, now
    bool may_open = false;  ///< this officer was granted it
    std::vector<Asked> requests;
};
View view(const Office& office, const Opener& opener, std::int64_t id);

/// The shortest motive, in characters.
inline constexpr std::size_t shortest_motive = 10;
/// Refuses (Conflict) an anonymous report, who is not its handler, a second one at a time, and
/// where every custodian stands too near; (Invalid) a motive that says nothing.
void ask(const Office& office, const Opener& opener, std::int64_t id, std::string_view motive);
/// Lays it down, granted or not.
void lay_down(const Office& office, const Opener& opener, std::int64_t id, std::int64_t request);
/// Shows it once. Refuses (Conflict) whom it was not granted.
Identity read(const Office& office, const Opener& opener, std::int64_t id);

/// What a custodian learns of a case: its number and kind, and nothing that was told.
struct Waiting {
    RequestRow row;
    std::string number, kind, post;
};
std::vector<Waiting> waiting(const Office& office, const guard::Actor& actor);

struct Decision {
    bool is_granted = false;
    std::string reason;
};
/// Refuses (NotFound) what is not this custodian's to decide, (Conflict) what lapsed or was
/// decided.
void decide(const Office& office, const Opener& opener, std::int64_t request,
            const Decision& decision);
/// Takes a grant back.
void revoke(const Office& office, const guard::Actor& actor, std::int64_t request,
            std::string_view reason);

}  // namespace complain::identity
