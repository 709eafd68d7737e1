// Memory that is given back is wiped first, whoever gives it back: a core of a server whose last
// officer has signed out, or a page that the kernel hands on, holds no report and no key. Standing
// in the program itself, these take the place of the C library's for every library of the process
// (docs/adr/0013-a-key-for-each-case.md).
#include <malloc.h>

#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>

extern "C" {

void __libc_free(void* block);  // the C library's own, under its second name

void free(void* block) noexcept {
    if (block == nullptr) return;
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
}

// The C library's own would give the old block back unwiped.
void* realloc(void* block, std::size_t size) noexcept {
    if (block == nullptr) return std::malloc(size);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    const auto held = malloc_usable_size(block);
    if (size <= held && size >= held / 2) return block;
    void* moved = std::malloc(size);
    if (moved == nullptr) return nullptr;
    std::memcpy(moved, block, size < held ? size : held);
    free(block);
    return moved;
}
}
