#include "app/county/scan_settings.hpp"

#include "platform/core/refusal.hpp"

#include <toml++/toml.h>

namespace app {

complain::Scanner scanner_of(const std::filesystem::path& county) {
    using platform::Refusal;
    const auto table = toml::parse_file((county / "county.toml").string());
    const auto address = table["complain"]["clamd"].value_or(std::string{});
    if (address.empty()) return {};
    auto scanner = complain::Scanner::at(address);
    if (!scanner)
        throw Refusal{Refusal::Kind::Invalid,
                      "county.toml 里 [complain] 的 clamd 要写成 unix:/run/clamav/clamd.ctl 或 "
                      "127.0.0.1:3310：文件明着交给它，只能在本机"};
    return *scanner;
}

}  // namespace app
