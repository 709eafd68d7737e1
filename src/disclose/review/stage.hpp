#pragma once

#include "guard/permission.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace disclose {

/// The four decisions on a batch, in their order (审核四步).
enum class Step { Business, Finance, Secrecy, Publish };
/// Where a batch stands: before a step, or at an end.
enum class Stage { Business, Finance, Secrecy, Publish, Published, Refused };
enum class Decision { Pass, Refuse };

std::string_view name_of(Step step);
std::string_view name_of(Stage stage);
std::string_view name_of(Decision decision);
/// "业务审核", "待保密审查".
std::string_view title_of(Step step);
std::string_view title_of(Stage stage);
std::optional<Step> step_named(std::string_view name);
std::optional<Stage> stage_named(std::string_view name);
std::optional<Decision> decision_named(std::string_view name);

/// The stage at which a step is due, and the one after it has been passed.
Stage due_at(Step step);
Stage after(Step step);
guard::Permission permission_of(Step step);

/// Who has had a hand in a batch so far.
struct Hand {
    std::optional<Step> step;  ///< none: handed it in
    std::int64_t officer = 0;
};
/// By default five persons; a small county may let the secrecy reviewer publish (a logged setting).
enum class Separation { FivePersons, LastTwoMerged };

/// Why this officer may not take this step, in Chinese; nothing if they may.
std::optional<std::string_view> conflict_of_persons(Step step, std::int64_t officer,
                                                    std::span<const Hand> hands,
                                                    Separation separation);

}  // namespace disclose
