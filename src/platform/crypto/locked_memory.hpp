#pragma once

#include <cstddef>

namespace crypto::locked {

/// Memory for a key: locked, left out of cores, between guard pages. Keys of up to 64 bytes share
/// slabs of it, because a mapping of its own costs a key ten system calls. Thread-safe.
/// Ends the process when there is none left.
unsigned char* take(std::size_t size);
/// Wipes it. `size` as it was asked for.
void give_back(unsigned char* memory, std::size_t size) noexcept;

}  // namespace crypto::locked
