#pragma once

#include <optional>
#include <string_view>

namespace disclose {

/// What happened to a record in public (公开事件).
enum class Event { Publish, Correct, Withdraw, Expire };
std::string_view name_of(Event event);
Event event_named(std::string_view name);

/// How much of a row the public sees (公开策略), the loosest last.
enum class Mode { None, Aggregate, Masked, Named };
std::string_view name_of(Mode mode);
/// "不公开", "只公开合计", "姓名打码", "公开姓名".
std::string_view title_of(Mode mode);
std::optional<Mode> mode_named(std::string_view name);

}  // namespace disclose
