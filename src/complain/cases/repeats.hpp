#pragma once

#include "complain/cases/held.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// Another open case that may tell of the same (重复件).
struct Repeat {
    std::int64_t id = 0;
    std::string number;
    Stage stage{};
    platform::Instant received{};
    bool same_record = false, same_place = false;
    int likeness = 0;  ///< of the words, of a hundred
};

/// How like two texts are: common pairs of neighbouring characters, of a hundred.
int likeness(std::string_view one, std::string_view other);

/// Those among the officer's own open cases of the same kind that tell of the same record, or of
/// the same place in like words. They are compared after opening, in memory; who holds no key of
/// one does not learn of it.
std::vector<Repeat> repeats(const Office& office, const Opener& opener, std::int64_t id);

/// A case that one has joined, or that has joined it.
struct Linked {
    std::int64_t id = 0;
    std::string number;
};
/// Those that have joined it, as far as the officer holds their keys.
std::vector<Linked> joined_to(db::Session& session, const guard::Actor& actor, std::int64_t id);
/// Which one it has joined.
std::optional<Linked> joined_into(db::Session& session, const guard::Actor& actor, std::int64_t id);

/// Refuses (Conflict) what must not be joined: another kind, one that is over, one whose holders
/// must not read this; (NotFound) one that the officer cannot open.
void require_joinable(db::Transaction& tx, const Office& office, const Opener& opener,
                      const Held& held, std::int64_t into);
/// Who reads the main case reads the repeat from now on.
void join(db::Transaction& tx, const Office& office, const Opener& opener, const Held& held,
          std::int64_t into);
/// Refuses (Conflict) once the main case is closed. Who was let in by joining is out again.
void part(db::Transaction& tx, const Held& held);
/// What the reporters of joined cases are told when something happens to the main one: how it
/// stands, and the same reply.
void tell_joined(db::Transaction& tx, const Office& office, const store::CaseRow& row, Move move,
                 const Details& details);

}  // namespace complain
