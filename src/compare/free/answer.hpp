#pragma once

#include "compare/free/question.hpp"
#include "ledger/regions.hpp"
#include "platform/engine/engine.hpp"
#include "platform/json/json.hpp"

#include <chrono>

namespace compare::free {

/// Asks a filled engine how much was found and for the first rows, as JSON for the page: names of
/// persons masked, numbers in texts gone, nothing of a list that shows matches only but 比中 or
/// 未比中. engine::Error as from the engine.
json::Object answer(engine::Engine& engine, const CheckedQuestion& question,
                    const ledger::Regions& regions, std::chrono::milliseconds limit);

}  // namespace compare::free
