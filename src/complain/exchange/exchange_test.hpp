#pragma once

#include "complain/desk/zones_test.hpp"
#include "complain/exchange/handover.hpp"
#include "complain/exchange/new_file.hpp"
#include "platform/core/encoding.hpp"

#include <unistd.h>

#include <filesystem>
#include <string>

namespace complain::test {

/// A folder that is gone with the object.
struct Folder {
    std::filesystem::path path = std::filesystem::temp_directory_path() /
                                 ("mingbai-exchange-" + platform::to_hex(crypto::random_bytes(8)));

    Folder() { make_private_folder(path); }
    ~Folder() {
        std::error_code gone;
        std::filesystem::remove_all(path, gone);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};

/// A county, and the level above with its two keys.
struct TwoLevels : Zones {
    crypto::SigningKey above_signs{crypto::Secret{std::string(32, 's')}};
    ExchangeOffice exchange{pool(), gate, clock, keys, "430299", above_signs.public_key()};
    Handover handover{exchange};
    Folder disk;
    guard::Actor system = guard::Actor::system();

    std::vector<std::string> exported() {
        std::vector<std::string> out;
        for (const auto& name : handover.write(system, disk.path))
            out.push_back(read_file(disk.path / name));
        return out;
    }
    std::string county_key() const { return keys.signing_key().public_key(); }
};

}  // namespace complain::test
