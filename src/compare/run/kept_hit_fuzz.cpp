// Whatever a kept hit opens to, it is read or thrown back; what is read keeps its meaning when kept
// again.
#include "compare/run/hit.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    compare::Hit hit;
    try {
        hit = compare::hit_from_bytes(bytes);
    } catch (const std::exception& error) {
        (void)error;
        return 0;
    }
    const auto kept = compare::to_bytes(hit);
    if (compare::to_bytes(compare::hit_from_bytes(kept)) != kept) std::abort();
    return 0;
}
