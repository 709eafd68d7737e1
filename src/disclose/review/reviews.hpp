#pragma once

#include "disclose/office.hpp"
#include "disclose/review/stage.hpp"
#include "guard/actor.hpp"
#include "ledger/intake.hpp"

#include <optional>
#include <string>
#include <vector>

namespace disclose {

/// A ledger batch and where it stands (批次).
struct ReviewedBatch {
    ledger::BatchId id;
    std::string file, sheet, table, department;
    std::int64_t created_at = 0;
    std::optional<std::int64_t> officer;  ///< none: handed in on the command line
    Stage stage = Stage::Business;
    domain::RegionCode county;  ///< a batch is the whole county's, whatever places its rows name

    /// What an officer must reach to decide on it. A batch from the command line may have no
    /// department: then any department's reviewer will do.
    guard::Scope scope() const;
};

/// The reviews between the clerk and the public (审核). One person, one step: 05 §4.7.
class Reviews {
public:
    explicit Reviews(const Office& office) : office_(office) {}

    /// Takes one step on a visible batch and answers where it then stands. A refusal needs a reason
    /// and withdraws the batch's rows, so that the department can hand them in again. Passing the
    /// last step publishes.
    Stage decide(const guard::Actor& actor, ledger::BatchId id, Step step, Decision decision,
                 const std::string& reason = {});

    /// Lets one person take the last two steps, or forbids it again.
    void set_separation(const guard::Actor& actor, Separation wanted);

private:
    void pass(db::Transaction& tx, const guard::Actor& actor, const ReviewedBatch& batch,
              Step step);
    void refuse(db::Transaction& tx, const guard::Actor& actor, const ReviewedBatch& batch,
                const std::string& reason);

    Office office_;
};

/// Every visible batch with its stage, in the order of the tables and then of arrival.
std::vector<ReviewedBatch> batches(db::Session& session);
std::optional<ReviewedBatch> find_batch(db::Session& session, ledger::BatchId id);
std::vector<Hand> hands_on(db::Session& session, const ReviewedBatch& batch);
Separation separation(db::Session& session);

}  // namespace disclose
