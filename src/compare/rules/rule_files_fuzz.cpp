// Whatever a rule's or a registry's file holds, it is read or refused. A NUL ends rule.yml;
// find.sql follows.
#include "compare/rules/rule.hpp"
#include "platform/core/refusal.hpp"

#include <array>

namespace {

void read(std::span<const compare::RuleFile> files) {
    try {
        const auto book = compare::RuleBook::read(files);
        for (const auto& spec : book.datasets())
            (void)compare::table_of(spec);
    } catch (const platform::Refusal& refusal) {
        (void)refusal;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    const auto end = text.find('\0');
    const auto find = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    read(std::array{compare::RuleFile{"x/X01-x/rule.yml", text.substr(0, end)},
                    compare::RuleFile{"x/X01-x/find.sql", find}});
    read(std::array{compare::RuleFile{"datasets/x.yml", text}});
    return 0;
}
