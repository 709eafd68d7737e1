#pragma once

#include "platform/core/clock.hpp"
#include "platform/core/guarded.hpp"

namespace portal::self {

/// How many codes the whole site takes in a minute. It keeps no address: nobody can be found by
/// having asked. Thread-safe.
class Brake {
public:
    /// Whether one more may pass now.
    bool passes(platform::Instant now) {
        return state_.with([now](State& state) {
            if (now < state.began || now - state.began >= minute) state = {now, 0};
            return state.passed++ < a_minute;
        });
    }

    static constexpr int a_minute = 120;

private:
    static constexpr std::chrono::minutes minute{1};
    struct State {
        platform::Instant began{};
        int passed = 0;
    };
    platform::Guarded<State> state_;
};

}  // namespace portal::self
