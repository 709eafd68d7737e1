#pragma once

#include "domain/keyring.hpp"
#include "platform/http/spool.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace collect {

/// Where a kept file lies and how it is opened.
struct SpoolTicket {
    std::string name;        ///< inside the spool folder
    std::string key_sealed;  ///< the file's own key, under the county's
};

/// An upload on the disk, encrypted under a key of its own. Removed with the object unless kept.
class SealedFile : public http::Spooled {
public:
    /// Keeps the file beyond this object, safe from a power cut. Call it once.
    virtual SpoolTicket keep() const = 0;
};

/// Uploads in `folder`, each encrypted (libsodium secretstream) as it arrives: plaintext never
/// touches the disk. Files are of mode 0600; the folder is made when missing. Thread-safe.
class SealedSpool final : public http::SpoolFactory {
public:
    SealedSpool(std::filesystem::path folder, const domain::Keyring& keys);

    std::unique_ptr<http::SpoolWriter> create() override;
    /// A kept file's content, whole and in memory. Refuses (NotFound) one that is gone or damaged.
    std::string read(const SpoolTicket& ticket) const;
    /// Removes every file that `wanted` does not name, those of killed requests among them. Call
    /// it while no upload is under way that could be mistaken for one.
    enum class Arriving { Keep, Remove };
    void sweep(const std::function<bool(const std::string& name)>& wanted, Arriving arriving);

private:
    std::filesystem::path folder_;
    const domain::Keyring& keys_;
};

}  // namespace collect
