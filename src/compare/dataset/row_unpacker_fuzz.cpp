// Whatever bytes a chunk of a registry opens to, they are rows or a bug that is told; the first
// byte is the number of columns.
#include "compare/dataset/row_codec.hpp"
#include "platform/core/refusal.hpp"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data + 1), size - 1};
    std::size_t seen = 0;
    try {
        compare::Unpacker unpacker{bytes, data[0] % 16 + std::size_t{1}};
        while (const auto* row = unpacker.next())
            for (const auto& value : *row)
                seen += value.bytes.size() + (value.null ? 1 : 0);
    } catch (const platform::Bug& bug) {
        (void)bug;
    }
    return static_cast<int>(seen & 0U);
}
