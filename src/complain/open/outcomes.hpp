#pragma once

#include "complain/cases/office.hpp"
#include "complain/open/outcome_rows.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// The public outcome of one case, to one who holds a key of it.
struct OutcomeView {
    std::optional<store::OutcomeStage> stage;  ///< nothing: none was written
    std::string measures;
    std::optional<Withdrawn> reason;
    std::string written_by, checked_by;  ///< names
    bool tells_measures = false;         ///< not of an accusation (G4)
    bool may_write = false, may_check = false, may_withdraw = false;
};

/// 公开的处理结果: the handler writes it, another officer checks it, either takes it back. Who
/// holds no key of a case is told (NotFound) that there is none.
class Outcomes {
public:
    explicit Outcomes(const Office& office) : office_(office) {}

    OutcomeView view(const Opener& opener, std::int64_t id) const;
    /// Refuses (Conflict) a case that is not closed or whose outcome is public; (Invalid) personal
    /// numbers, the place, and any word at all of an accusation.
    void write(const Opener& opener, std::int64_t id, std::string_view measures);
    /// Makes public what the approver has read. Refuses (Conflict) the handler and the writer, and
    /// when it says something else by now.
    void check(const Opener& opener, std::int64_t id, std::string_view measures);
    /// Takes it back; where it stood stays a line that says why.
    void withdraw(const Opener& opener, std::int64_t id, Withdrawn reason);

private:
    struct Held;
    Held hold(db::Session& session, const Opener& opener, std::int64_t id) const;
    Held lock(db::Transaction& tx, const Opener& opener, std::int64_t id) const;
    void require_public(const Held& held, const std::string& measures) const;
    void keep(db::Transaction& tx, const Opener& opener, const Held& held,
              const store::OutcomeRow& row, std::string_view action) const;

    Office office_;
};

/// What everybody may read of a month. The town only in groups of five: of a kind, and also of
/// those of the kind whose town is not told. Accusations only when there are five of the month.
std::vector<ShownOutcome> shown_outcomes(
    const std::vector<store::OpenOutcome>& outcomes,
    const std::function<std::string(domain::RegionCode)>& place_name);

}  // namespace complain
