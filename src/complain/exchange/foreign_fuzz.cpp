// Files of other platforms. What is taken from one is whole, within its bounds, and
// named once; an answer to it can be written.
#include "complain/exchange/foreign.hpp"
#include "complain/vault/told.hpp"
#include "platform/core/refusal.hpp"
#include "platform/text/text.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void read(complain::Source source, std::string bytes) {
    complain::ForeignFile file;
    try {
        file = complain::read_foreign(source, std::move(bytes));
    } catch (const platform::Refusal&) {
        return;  // no such file at all
    }
    std::set<std::string> numbers;
    std::vector<complain::ForeignAnswer> answers;
    for (const auto& one : file.cases) {
        require(!one.number.empty() && !one.text.empty() && numbers.insert(one.number).second);
        require(text::length(one.text) <= complain::longest_text);
        answers.push_back({one.number, one.text, one.received});
    }
    for (const auto& one : file.refused)
        require(one.line > 0 && !one.why.empty());
    require(!complain::answers_text(source, answers).empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    for (const auto source : complain::sources())
        read(source, std::string{reinterpret_cast<const char*>(data), size});
    return 0;
}
