// Whatever another machine says is read as what it is, and then says the same when it is written
// again, or is nothing.
#include "portal/feed/row_text.hpp"
#include "portal/mailbox/mailbox_text.hpp"
#include "portal/zone/public_state.hpp"
#include "portal/zone/row_digests.hpp"

#include <cstdlib>

namespace {

using namespace portal;

template <class Value>
void again(std::string_view text, std::optional<Value> (*read)(std::string_view),
           std::string (*write)(const Value&)) {
    const auto value = read(text);
    if (!value) return;
    const auto written = write(*value);
    const auto second = read(written);
    if (!second || write(*second) != written) std::abort();
}

std::string settlement(const Settlement& value) {
    return settlement_text(value.opened, value.answers);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    again(text, projection::header_from, projection::header_text);
    again(text, projection::chunk_from, projection::chunk_text);
    again(text, row_from, line_of);
    again(text, state_from, state_text);
    again(text, envelopes_from, envelopes_text);
    again(text, settlement_from, settlement);
    return 0;
}
