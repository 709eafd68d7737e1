// The headers of a resumable upload, as a stranger writes them.
#include "complain/intake/resume/tus.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    if (const auto name = complain::upload_metadata(text))
        require(name->token.size() == 16 && name->file >= 0);
    if (const auto number = complain::upload_number(text)) require(*number >= 0);
    return 0;
}
