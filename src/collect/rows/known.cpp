#include "collect/rows/known.hpp"

#include "ledger/current.hpp"
#include "ledger/keys.hpp"

namespace collect {

using ledger::TableKind;

Known::Known(db::Session& session) : regions_(ledger::Regions::load(session)) {
    ledger::each_program(session, [this](const std::string& code, const std::string& name) {
        programs_[code] = name;
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
    return at == programs_.end() ? nullptr : &at->second;
}

bool Known::has(TableKind kind, const std::string& key) const {
    return numbers_[static_cast<std::size_t>(kind)].contains(key);
}

void Known::add(TableKind kind, const std::string& key, const std::string& program_name) {
    if (kind == TableKind::Program)
        programs_[key] = program_name;
    else if (kind != TableKind::Payment)
        numbers_[static_cast<std::size_t>(kind)].insert(key);
}

}  // namespace collect
