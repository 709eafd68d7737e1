#include "collect/rows/known.hpp"

#include "ledger/current.hpp"
#include "ledger/keys.hpp"

#include <algorithm>

namespace collect {

using ledger::TableKind;

Known::Known(db::Session& session) : regions_(ledger::Regions::load(session)) {
    ledger::each_program(session, [this](const ledger::ProgramEntry& program) {
        add_program(program.code, program.name, program.department);
    });
    for (auto kind :
         {TableKind::Source, TableKind::Allocation, TableKind::Appropriation, TableKind::Project}) {
        ledger::each_number(session, kind, [&](const std::string& number) {
            numbers_[static_cast<std::size_t>(kind)].insert(number);
        });
    }
}

const std::string* Known::program_name(const std::string& code) const {
    auto at = programs_.find(code);
    return at == programs_.end() ? nullptr : &at->second.name;
}

bool Known::has(TableKind kind, const std::string& key) const {
    return numbers_[static_cast<std::size_t>(kind)].contains(key);
}

std::span<const std::string> Known::departments_of(const std::string& code) const {
    auto at = programs_.find(code);
    if (at == programs_.end()) return {};
    return at->second.departments;
}

void Known::add(TableKind kind, const std::string& key) {
    if (kind != TableKind::Payment) numbers_[static_cast<std::size_t>(kind)].insert(key);
}

void Known::add_program(const std::string& code, const std::string& name,
                        const std::string& department) {
    auto& program = programs_[code];
    program.name = name;
    auto& all = program.departments;
    if (std::find(all.begin(), all.end(), department) == all.end()) all.push_back(department);
}

}  // namespace collect
