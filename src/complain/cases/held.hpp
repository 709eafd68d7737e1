#pragma once

#include "complain/cases/case_store.hpp"
#include "complain/cases/finding.hpp"
#include "complain/vault/told.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// A case and its key, in the hands of who may read it. Its state knows the steps that were taken.
struct Held {
    store::CaseRow row;
    CaseKey key;
    Finding finding;
};
/// Refuses (NotFound) whoever holds no key: for them there is no such case.
Held hold(db::Session& session, const Opener& opener, std::int64_t id);
/// The same, and nobody else changes it before the transaction ends.
Held hold_locked(db::Transaction& tx, const Opener& opener, std::int64_t id);

/// What the reporter told.
Told told_of(const Held& held);

/// A word said on a case.
struct Said {
    bool internal = false;
    Item item;
};
std::vector<Said> said_in(db::Session& session, const Held& held);

/// A step that was taken, with what was said of it.
struct Step {
    Move move{};
    std::optional<std::int64_t> by;
    std::string by_name;
    platform::Instant at{};
    Details details;
};
std::vector<Step> steps_in(db::Session& session, const Held& held);

/// A copy of its key for another officer. Refuses (Conflict) one who has no vault yet, or who keeps
/// its reporter's name. Whether they may read it otherwise, the caller has asked.
void give_copy(db::Transaction& tx, const Office& office, const guard::Actor& actor,
               const Held& held, std::int64_t officer);

/// "case:17", of an audit row.
std::string subject_of(std::int64_t id);
/// What goes into the audit chain: refuses (Invalid) none, one that is too long or that has
/// somebody's number in it.
std::string reason_of(std::string_view typed);

}  // namespace complain
