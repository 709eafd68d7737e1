#pragma once

#include "complain/cases/case_store.hpp"
#include "complain/cases/clocks.hpp"
#include "complain/cases/finding.hpp"
#include "complain/cases/held.hpp"
#include "complain/cases/repeats.hpp"
#include "complain/cases/tasks.hpp"

#include <optional>
#include <string>
#include <vector>

namespace complain {

/// A case as one who holds a key reads it.
struct OpenedDossier {
    store::CaseRow row;
    Told told;
    Finding finding;
    Suggestion suggestion;       ///< the machine's guess of its kind
    std::optional<Route> route;  ///< who should work on it, once it is classified
    std::vector<Said> said;
    std::vector<Step> steps;
    std::vector<store::HolderRow> holders;
    std::vector<Running> clocks;
    std::vector<Move> moves;  ///< that this officer may make now
    std::vector<Task> tasks;
    std::vector<Linked> joined;  ///< repeats that have joined it
    std::optional<Linked> into;  ///< what it has joined
};

/// Somebody who could be given a case, and why not.
struct Candidate {
    guard::VaultHolder holder;
    std::vector<Ground> grounds;  ///< of recusal; empty: may
};

/// Working on complaints (办理). Each command is one transaction with its audit row. Who holds no
/// key of a case is told (NotFound) that there is none: it does not exist for them.
class Cases {
public:
    explicit Cases(const Office& office) : office_(office) {}

    /// All that one holds a key of: what is due first, then what is under no clock any more.
    std::vector<store::QueueRow> queue(const guard::Actor& actor, const store::QueueKey& after,
                                       int limit) const;
    /// Reads a case. Refuses (Invalid) without a reason, which is written down.
    OpenedDossier open(const Opener& opener, std::int64_t id, std::string_view reason);
    /// As open(), for showing again what the officer has just changed.
    OpenedDossier reread(const Opener& opener, std::int64_t id) const;

    /// What intake makes of it; may be corrected until it is accepted.
    void classify(const Opener& opener, std::int64_t id, Kind kind, Finding finding);
    /// Who could work on it as it is classified.
    std::vector<Candidate> candidates(const Opener& opener, std::int64_t id) const;
    /// Refuses as Complaint::apply does, and (Forbidden) without the right. Assigning gives the
    /// handler a key; sealing up destroys all of them.
    void take(const Opener& opener, std::int64_t id, Move move, Details details);
    /// To the reporter, or among officers.
    void say(const Opener& opener, std::int64_t id, store::Ear ear, std::string_view text);
    /// Gives another officer a key, after the same test of recusal: intake's and the approvers' to
    /// decide, as is revoking, but for one's own key. Refuses (Conflict) who may not read it, and
    /// to revoke the last one.
    void grant(const Opener& opener, std::int64_t id, guard::OfficerId officer,
               std::string_view reason);
    void revoke(const Opener& opener, std::int64_t id, guard::OfficerId officer,
                std::string_view reason);
    /// A file as it was handed in. The caller shows no original of a photo.
    std::string file(const Opener& opener, std::int64_t id, std::int64_t number) const;

private:
    OpenedDossier read(db::Session& session, const Opener& opener, const Held& held) const;
    void require(const guard::Actor& actor, const store::CaseRow& row, Move move) const;
    void give_key(db::Transaction& tx, const Opener& opener, const Held& held,
                  std::int64_t officer);
    bool may_be_given(db::Session& session, const Held& held, std::int64_t officer) const;
    void prepare(db::Transaction& tx, const Opener& opener, const Held& held, Move move,
                 Details& details);
    void seal_up(db::Transaction& tx, Held& held) const;
    void put_step(db::Transaction& tx, const Held& held, Move move, const Details& details);
    void hand_keys(db::Transaction& tx, const Opener& opener, const Held& held, Move move,
                   const Details& details);
    void keep_clarification(db::Transaction& tx, const Held& held, const std::string& words) const;
    void drop_barred(db::Transaction& tx, const Held& held);

    Office office_;
};

/// Seals an item to the case and lays it down for its reporter.
void tell(db::Transaction& tx, const store::CaseRow& row, const Item& item);
/// Keeps a case with the soonest day that binds the office.
void save_with_due(db::Transaction& tx, const Office& office, const store::CaseRow& row,
                   platform::Instant now);
/// How a case stands, as its reporter reads it.
Item status_item(db::Session& session, const Office& office, const store::CaseRow& row,
                 platform::Instant now);

}  // namespace complain
