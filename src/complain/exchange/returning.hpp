#pragma once

#include "complain/cases/case_store.hpp"

#include <string>
#include <vector>

/// Back to where a case came from (回告来源): another platform or organ hears what became of what
/// it handed over, not only of the reply.
namespace complain {

/// A refusal and a transfer wait to go back as a reply does, in words that a reporter may read; a
/// refusal that is taken back before it went is let go of. Does nothing for any other case or move.
void tell_source(db::Transaction& tx, const Office& office, const store::CaseRow& row, Move move,
                 const Details& details);

/// Whether the body is the very organ that it came from. That one has the case already, so that it
/// is told and sent nothing.
bool came_from(db::Session& session, const store::CaseRow& row, const Body& body);

/// To whom a case can be transferred as a package, by title.
std::vector<std::string> organ_titles(db::Session& session);

}  // namespace complain
