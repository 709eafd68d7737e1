#pragma once

#include "complain/exchange/package_file.hpp"
#include "complain/vault/identity.hpp"
#include "complain/vault/told.hpp"
#include "platform/crypto/box.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// A package in the hands of those it was sealed to.
struct OpenedPackage {
    std::optional<Told> told;               ///< of a report
    std::optional<Identity> identity = {};  ///< of a report that was named
    std::string message;                    ///< of what was added later
    std::vector<std::string> files;         ///< as they were handed in
};

/// The level above's side of a handover (接收): opens packages, reports before what was added to
/// them, since only a report brings its case's key.
class Opening {
public:
    explicit Opening(const crypto::BoxKey& key) : key_(key) {}

    /// Refuses (Conflict) what was sealed to somebody else, and what was added to a report that
    /// this object has not opened.
    OpenedPackage open(const ReadPackage& read);

private:
    const CaseKey& key_for(const ReadPackage& read);

    const crypto::BoxKey& key_;
    std::map<std::string, CaseKey, std::less<>> cases_;  ///< by look_up
};

/// "附件1.jpg", by its content.
std::string file_name(std::size_t number, std::string_view bytes);
/// As the people of the level above read it.
std::string text_for_people(const OpenedPackage& opened);

/// The answer to a case's reporter, sealed to the case. Refuses (Invalid) an empty or too long
/// text.
std::string answer_item(const UpwardPackage& package, std::string_view text, platform::Instant at);

}  // namespace complain
