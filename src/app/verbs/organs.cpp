#include "app/verbs/organs.hpp"

#include "app/verbs/case_files.hpp"

namespace app {

namespace fs = std::filesystem;

int send_to_organ(const OrganOptions& options, Output output) {
    County county{options.data};
    CaseDesk desk{county};
    const auto organs = organs_of(county.config());
    const auto& organ = organ_named(organs, options.organ);
    complain::Handover handover{exchange_of(county)};
    complain::OrganDesk answers{desk.complaints.office()};
    auto names = handover.write(guard::Actor::system(), options.to, organ.name);
    for (auto& name : answers.write_answers(guard::Actor::system(), organ, options.to))
        names.push_back(std::move(name));
    std::vector<Outcome> files;
    files.reserve(names.size());
    for (const auto& name : names)
        files.push_back({(fs::absolute(options.to) / name).string()});
    return tell(files, "已写好，请交给对方", output);
}

int receive_from_organs(const OrganOptions& options, Output output) {
    County county{options.data};
    CaseDesk desk{county};
    const auto organs = organs_of(county.config());
    complain::OrganDesk taking{desk.complaints.office()};
    complain::make_private_folder(options.receipts);
    const auto take = [&](const fs::path& path) {
        const auto read = package_of(organs, path);
        taking.take_in(guard::Actor::system(), organ_named(organs, read.county), read);
        write_receipt(county, options.receipts, read);
    };
    std::vector<Outcome> files;
    std::vector<fs::path> later;
    // Twice: what was added later may stand before its report.
    for (const auto& file : packages_in(options.from)) {
        auto outcome = attempt(file, take);
        outcome.refused.empty() ? files.push_back(std::move(outcome)) : later.push_back(file);
    }
    for (const auto& file : later)
        files.push_back(attempt(file, take));
    return tell(files, "已收进，封给受理人员，回执已做好", output);
}

}  // namespace app
