#pragma once

#include "app/serve/complaints.hpp"
#include "app/verbs/verbs.hpp"
#include "complain/complain.hpp"
#include "platform/core/refusal.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

/// What the verbs of `mingbai case` share.
namespace app {

complain::ExchangeOffice exchange_of(County& county);

/// What the complaints' use cases need, without a server.
struct CaseDesk {
    explicit CaseDesk(County& county);

    guard::Guard guard;
    ledger::Regions regions;
    Complaints complaints;
};

/// What came of one file; nothing refused: it was taken.
struct Outcome {
    std::string path, refused = {};
};
/// Every file gets its chance, whatever another one is refused for.
template <class Use>
Outcome attempt(const std::filesystem::path& file, Use use) {
    try {
        use(file);
        return {file.string()};
    } catch (const platform::Refusal& refusal) {
        return {file.string(), refusal.what()};
    }
}
/// Answers the exit status: 2 if a file was not taken.
int tell(const std::vector<Outcome>& outcomes, std::string_view done, Output output);

/// The packages of a folder, in an order that does not depend on the disk. Refuses (Invalid) a
/// folder without any.
std::vector<std::filesystem::path> packages_in(const std::filesystem::path& folder);
/// Refuses (Invalid) an organ that the settings do not know.
const complain::Organ& organ_named(const std::vector<complain::Organ>& organs,
                                   std::string_view name);
/// A package, its sender's signature found to hold.
complain::ReadPackage package_of(const std::vector<complain::Organ>& organs,
                                 const std::filesystem::path& file);
/// That it has come, for its sender.
void write_receipt(const County& county, const std::filesystem::path& folder,
                   const complain::ReadPackage& read);

}  // namespace app
