#pragma once

#include <mutex>
#include <utility>

namespace platform {

/// A value and its lock in one object, so that the value cannot be touched without it.
template <class Value>
class Guarded {
public:
    template <class... Arguments>
    explicit Guarded(Arguments&&... arguments) : value_(std::forward<Arguments>(arguments)...) {}

    template <class Function>
    decltype(auto) with(Function&& function) {
        std::lock_guard lock{mutex_};
        return std::forward<Function>(function)(value_);
    }

private:
    std::mutex mutex_;
    Value value_;
};

}  // namespace platform
