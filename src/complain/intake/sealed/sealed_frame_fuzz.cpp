// What a stranger sends to /report/sealed: nothing for what is none, and what is read is written
// again to the same. A proof of work is read beside it.
#include "complain/intake/sealed/frame.hpp"
#include "complain/intake/work.hpp"

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
    static complain::Work work{{}};
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    require(work.check(text, "body", platform::from_millis(1'500'000'000'000)) ==
            complain::Work::Verdict::Again);
    const auto frame = complain::sealed_frame_from(text);
    if (!frame) return 0;
    const auto again = complain::sealed_frame_from(complain::sealed_frame_text(*frame));
    require(again && again->parcel.token == frame->parcel.token &&
            again->parcel.copies.size() == frame->parcel.copies.size() &&
            again->pass == frame->pass);
    return 0;
}
