#include "compare/rule_files.hpp"
#include "compare/rules/rule.hpp"

namespace compare {

std::span<const RuleFile> built_in_files() {
    return rule_files;
}

}  // namespace compare
