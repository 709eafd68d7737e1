#pragma once

#include "complain/cases/case_store.hpp"
#include "complain/exchange/package_file.hpp"
#include "complain/route/jurisdiction.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// Another organ with which cases are exchanged (往来机关). Keys of 32 bytes.
struct Organ {
    std::string name;   ///< a county's six digits, or a short name
    std::string title;  ///< as a transfer names it: "示例市信访局"
    std::string box;    ///< sealed to it; empty: nothing is sent there
    std::string sign;
};
/// Keeps the settings of today where transfers find them.
void publish_organs(db::Pool& pool, const std::vector<Organ>& organs);

/// A case that is transferred to such an organ goes there as a package: its seed sealed to the
/// organ, the rest as it is. Does nothing for a body that is none.
void hand_to_organ(db::Transaction& tx, const store::CaseRow& row, const CaseKey& key,
                   const Body& body);

/// A case that another organ transfers to us (转入): its seed is sealed to the intake officers of
/// today, and the office's own copy is not kept. Twice does no harm. Refuses (Conflict) what is
/// sealed to somebody else, what was added to a case that is not here, and everything while nobody
/// could open it.
class OrganDesk {
public:
    explicit OrganDesk(const Office& office) : office_(office) {}

    void take_in(const guard::Actor& actor, const Organ& from, const ReadPackage& read);
    /// A file for each reply to a case that came from there; each is written once. Their names.
    std::vector<std::string> write_answers(const guard::Actor& actor, const Organ& to,
                                           const std::filesystem::path& folder);

private:
    void take_report(db::Transaction& tx, const Organ& from, const ReadPackage& read);
    void take_message(db::Transaction& tx, const ReadPackage& read);

    Office office_;
};

/// How complain_foreign names an organ: no platform is named so.
std::string source_of(const Organ& organ);

}  // namespace complain
