#pragma once

#include "complain/cases/held.hpp"
#include "complain/vault/identity.hpp"

#include <cstdint>
#include <vector>

/// The envelope in which a reporter's name lies (身份信封), as the rest of case work meets it.
namespace complain::identity {

/// Who keeps names now: never anybody who can be given a case, since that officer would hold both
/// locks.
std::vector<guard::VaultHolder> custodians(db::Session& session, const Office& office);
/// Whether a report's name is sealed as the office takes it, or there is none.
bool is_whole(const Parcel& parcel);
void keep(db::Transaction& tx, std::int64_t id, const Parcel& parcel);
/// Whether that officer has a copy of the name.
bool keeps(db::Session& session, std::int64_t id, std::int64_t officer);
/// A custodian who turns out to stand too near keeps it no longer, as long as another one does.
void drop_near(db::Transaction& tx, const Office& office, const Held& held);

/// After a move: whoever does not handle the case any more, or nobody once it is over, can open the
/// name from now on.
void follow(db::Transaction& tx, const store::CaseRow& row);
void end_grants_of(db::Transaction& tx, std::int64_t id, std::int64_t officer);
/// Nothing of it stays, and of who asked for it.
void destroy(db::Transaction& tx, std::int64_t id);

}  // namespace complain::identity
