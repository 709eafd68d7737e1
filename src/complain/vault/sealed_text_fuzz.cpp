// What a stranger may have sealed: reports, items, keys. Reading answers
// nothing for what is none, and what it reads it writes again to the same.
#include "complain/vault/item.hpp"
#include "complain/vault/parcel.hpp"

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
    if (const auto told = complain::told_from(text)) {
        const auto again = complain::told_from(complain::told_text(*told));
        require(again && again->text == told->text && again->files.size() == told->files.size());
    }
    if (const auto item = complain::item_from(text)) {
        const auto again = complain::item_from(complain::item_text(*item));
        require(again && again->text == item->text && again->due == item->due);
    }
    if (const auto keys = complain::window_from(text))
        require(complain::window_from(complain::window_text(*keys)).has_value());
    if (const auto copies = complain::copies_from(text))
        require(complain::copies_from(complain::copies_text(*copies))->size() == copies->size());
    return 0;
}
