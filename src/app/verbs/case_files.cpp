#include "app/verbs/case_files.hpp"

#include "platform/core/encoding.hpp"
#include "platform/json/json.hpp"

#include <algorithm>
#include <iostream>

namespace app {

using platform::Refusal;
namespace fs = std::filesystem;

complain::ExchangeOffice exchange_of(County& county) {
    return {county.office(),
            county.gate(),
            county.clock(),
            county.keys(),
            county.config().county,
            county.config().complaints_above_sign,
            organs_of(county.config())};
}

CaseDesk::CaseDesk(County& county)
    : guard(county.office(), county.clock(), county.keys()),
      regions([&county] {
          db::Reader reader{county.office()};
          return ledger::Regions::load(reader);
      }()),
      complaints(county, guard, regions) {}

int tell(const std::vector<Outcome>& outcomes, std::string_view done, Output output) {
    json::Array files;
    for (const auto& one : outcomes) {
        json::Object entry{{"path", one.path}};
        if (!one.refused.empty()) entry["refused"] = one.refused;
        files.push_back(std::move(entry));
        if (output == Output::Text)
            std::cout << one.path << "：" << (one.refused.empty() ? done : one.refused) << '\n';
    }
    if (output == Output::Json)
        std::cout << json::write(json::Object{{"files", std::move(files)}}) << '\n';
    const bool all = std::ranges::all_of(outcomes, &std::string::empty, &Outcome::refused);
    return all ? 0 : 2;
}

std::vector<fs::path> packages_in(const fs::path& folder) {
    std::error_code failed;
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator{folder, failed})
        if (entry.path().extension() == ".case") out.push_back(entry.path());
    if (failed || out.empty())
        throw Refusal{Refusal::Kind::Invalid, "--from 指定的文件夹里没有案件包（.case），请核对"};
    std::ranges::sort(out);
    return out;
}

const complain::Organ& organ_named(const std::vector<complain::Organ>& organs,
                                   std::string_view name) {
    const auto found = std::ranges::find(organs, name, &complain::Organ::name);
    if (found == organs.end())
        throw Refusal{Refusal::Kind::Invalid,
                      "不认识这个机关，请在 county.toml 里登记 [[complain.organ]]"};
    return *found;
}

complain::ReadPackage package_of(const std::vector<complain::Organ>& organs, const fs::path& file) {
    const auto bytes = complain::read_file(file);
    const auto sender = complain::sender_of(bytes);
    return complain::package_from(bytes, organ_named(organs, sender.value_or("")).sign);
}

void write_receipt(const County& county, const fs::path& folder,
                   const complain::ReadPackage& read) {
    const complain::CaseReceipt receipt{read.county, read.token, read.sha256};
    complain::write_new_file(folder / (platform::to_hex(read.token) + ".receipt"),
                             complain::receipt_file(receipt, county.keys().signing_key()));
}

}  // namespace app
