// Whatever is typed into the box for a code is a code that prints as it was read, or a fault.
#include "domain/receipt_code.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto read = domain::ReceiptCode::parse(text);
    if (const auto* code = std::get_if<domain::ReceiptCode>(&read)) {
        const auto again = domain::ReceiptCode::parse(code->shown());
        const auto* same = std::get_if<domain::ReceiptCode>(&again);
        if (same == nullptr || same->shown() != code->shown() || same->kind() != code->kind())
            std::abort();
        return 0;
    }
    for (const int group : std::get<domain::ReceiptFault>(read).groups)
        if (group < 1 || group > 6) std::abort();
    return 0;
}
