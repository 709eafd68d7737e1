#include "platform/core/refusal.hpp"
#include "platform/sheet/sheet.hpp"

#include <cstdint>

/// Any bytes: opened and read whole, or refused; small limits keep a run short.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    sheet::Limits limits;
    limits.part_bytes = limits.total_bytes = limits.shared_string_bytes = 4U << 20U;
    limits.rows = 2000;
    limits.columns = 64;
    try {
        auto book = sheet::open_bytes({reinterpret_cast<const char*>(data), size}, limits);
        for (std::size_t i = 0; i < book->sheets().size(); ++i)
            book->read(i, [](const sheet::Row&) {});
    } catch (const platform::Refusal&) {
        return 0;
    }
    return 0;
}
