#pragma once

#include "disclose/office.hpp"
#include "guard/actor.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace disclose {

enum class Verdict { Accept, Refuse };

/// A row that a department handed in for a known key with other content (勘误申请).
struct ProposalEntry {
    std::int64_t id = 0;
    std::string table, key, changed_json, department, file, state;
    std::optional<std::string> reason;
};
/// Newest first, of one state if given, those that `actor` may see.
std::vector<ProposalEntry> proposals(db::Session& session, const guard::Actor& actor,
                                     const std::optional<std::string>& state);

/// Decides on proposed corrections (勘误审定).
class Proposals {
public:
    explicit Proposals(const Office& office) : office_(office) {}

    /// Accepting adds a version to the ledger, and publishes it as a correction where the old one
    /// was public; otherwise its batch goes through the reviews. Refuses (Forbidden) who handed it
    /// in, (Conflict) what is decided already.
    void decide(const guard::Actor& actor, std::int64_t id, Verdict verdict,
                const std::string& reason);

private:
    Office office_;
};

}  // namespace disclose
