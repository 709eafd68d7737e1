// Whatever a compromised public zone seals to the office is a question or nothing.
#include "portal/self/ask.hpp"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto ask = portal::self::read_ask(text);
    if (ask && (ask->answer_look_up.size() != 32 || ask->answer_key.size() != 32)) std::abort();
    return 0;
}
