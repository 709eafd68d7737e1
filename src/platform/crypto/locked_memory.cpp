#include "platform/crypto/locked_memory.hpp"

#include "platform/core/refusal.hpp"

#include <sanitizer/asan_interface.h>
#include <sodium.h>

#include <memory>
#include <mutex>
#include <vector>

namespace crypto::locked {

namespace {

constexpr std::size_t slot = 64;
constexpr std::size_t slots_in_slab = 256;

unsigned char* mapped(std::size_t size) {
    static const int outcome = sodium_init();
    if (outcome < 0) platform::bug("libsodium cannot start");
    auto* memory = static_cast<unsigned char*>(sodium_malloc(size));
    if (memory == nullptr) platform::bug("no locked memory for a key");
    return memory;
}

class Slots {
public:
    unsigned char* take() const {
        const std::scoped_lock held{lock_};
        if (free_.empty()) add_slab();
        unsigned char* memory = free_.back();
        free_.pop_back();
        ASAN_UNPOISON_MEMORY_REGION(memory, slot);
        return memory;
    }

    void give_back(unsigned char* memory) const noexcept {
        sodium_memzero(memory, slot);
        ASAN_POISON_MEMORY_REGION(memory, slot);
        const std::scoped_lock held{lock_};
        free_.push_back(memory);  // its room was reserved with the slab
    }

private:
    void add_slab() const {
        unsigned char* slab = mapped(slot * slots_in_slab);
        all_ += slots_in_slab;
        free_.reserve(all_);
        for (std::size_t index = 0; index < slots_in_slab; ++index) {
            free_.push_back(slab + index * slot);
            ASAN_POISON_MEMORY_REGION(slab + index * slot, slot);
        }
    }

    mutable std::mutex lock_;
    mutable std::vector<unsigned char*> free_;
    mutable std::size_t all_ = 0;
};

/// Never destroyed: a key in static storage may be given back after everything else.
const Slots& slots() {
    static const Slots* const all = std::make_unique<Slots>().release();
    return *all;
}

}  // namespace

unsigned char* take(std::size_t size) {
    return size <= slot ? slots().take() : mapped(size);
}

void give_back(unsigned char* memory, std::size_t size) noexcept {
    if (memory == nullptr) return;
    if (size <= slot)
        slots().give_back(memory);
    else
        sodium_free(memory);
}

}  // namespace crypto::locked
