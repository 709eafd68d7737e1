#pragma once

namespace crypto {

/// Wipes what the functions that have returned left on this thread's stack, 128 KiB deep: what they
/// read and wrote lies there until something else happens to be put over it. Some microseconds.
void wipe_stack();

}  // namespace crypto
