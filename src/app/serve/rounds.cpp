#include "app/serve/rounds.hpp"

#include "platform/crypto/stack.hpp"

#include <algorithm>
#include <chrono>

namespace app {

namespace {

constexpr std::chrono::seconds pause{1};
constexpr std::chrono::seconds longest_pause{60};

}  // namespace

Rounds::~Rounds() {
    end();
    if (thread_.joinable()) thread_.join();
}

void Rounds::start() {
    thread_ = std::thread{[this] { work(); }};
}

void Rounds::end() {
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
    }
    wake_.notify_all();
}

bool Rounds::is_ending() {
    const std::lock_guard lock{mutex_};
    return ending_;
}

void Rounds::work() {
    auto wait = pause;
    std::unique_lock lock{mutex_};
    while (!ending_) {
        lock.unlock();
        wait = round_() ? pause : std::min(2 * wait, longest_pause);
        crypto::wipe_stack();  // of the keys and words that it carried
        lock.lock();
        wake_.wait_for(lock, wait, [this] { return ending_; });
    }
}

}  // namespace app
