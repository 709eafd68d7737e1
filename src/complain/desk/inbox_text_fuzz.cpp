// Whatever the other machine says of complaints is read as what it is, and then says the same when
// it is written again, or is nothing.
#include "complain/desk/inbox_text.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace complain;

template <class Value>
void again(std::string_view text, std::optional<Value> (*read)(std::string_view),
           std::string (*write)(const Value&)) {
    const auto value = read(text);
    if (!value) return;
    const auto written = write(*value);
    const auto second = read(written);
    if (!second || write(*second) != written) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    again(text, question_from, question_text);
    again(text, answer_from, answer_text);
    again(text, pieces_question_from, pieces_question_text);
    again(text, pieces_from, pieces_text);
    again(text, tokens_from, tokens_text);
    again(text, items_from, items_text);
    again(text, document_from, document_text);
    return 0;
}
