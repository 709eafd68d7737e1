#pragma once

#include "complain/cases/case_store.hpp"
#include "complain/open/documents.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The office's rows of what becomes public of complaints.
namespace complain::store {

enum class OutcomeStage {
    Written,    ///< 待复核
    Shown,      ///< 已公开
    Withdrawn,  ///< 已撤回
};
std::string_view name_of(OutcomeStage stage);
std::string_view title_of(OutcomeStage stage);

struct OutcomeRow {
    OutcomeStage stage{};
    platform::Instant closed{};  ///< the closing it speaks of
    std::string sealed;          ///< the handler's words while they wait
    std::string measures;        ///< once they are public
    std::optional<Withdrawn> reason;
    std::int64_t written_by = 0;
    std::optional<std::int64_t> checked_by;
};
/// "2017-10".
std::string month_of(platform::Instant at);

/// When the case was last closed.
std::optional<platform::Instant> last_closed(db::Session& session, std::int64_t id);
/// Of that closing.
std::optional<OutcomeRow> outcome(db::Session& session, std::int64_t id, platform::Instant closed);
void put_outcome(db::Transaction& tx, std::int64_t id, const OutcomeRow& row, platform::Instant at);

/// A public outcome, or where one stood, with the case as it stands now.
struct OpenOutcome {
    OutcomeRow outcome;
    ComplaintState state;
    bool is_current = false;  ///< the case was not opened and closed again since
};
std::vector<OpenOutcome> outcomes(db::Session& session, std::string_view month);
/// When any of them last changed.
platform::Instant outcomes_changed(db::Session& session);
/// Which have public outcomes that changed since.
std::vector<std::string> outcome_months(db::Session& session, platform::Instant since);

/// The figures as they were last made public; `month` is the last one they were looked at for.
struct FiguresRow {
    std::string month, text;
};
std::optional<FiguresRow> figures(db::Session& session);
void put_figures(db::Transaction& tx, const FiguresRow& row);

}  // namespace complain::store
