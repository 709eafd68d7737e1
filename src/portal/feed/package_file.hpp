#pragma once

#include "platform/crypto/signature.hpp"
#include "portal/feed/feed.hpp"

#include <filesystem>
#include <string_view>

namespace portal {

struct Exported {
    projection::Header header;
    std::int64_t rows = 0;
};

/// Writes everything from leaf `from` on as a signed file, for a public zone on another machine:
/// carried there on a disk, or sent (docs/formats/projection.md). Memory stays flat. Only the
/// file's owner may read it. Refuses (Conflict) when it cannot be written whole; then none is left.
Exported export_package(db::Pool& office, const platform::Clock& clock,
                        const FeedSettings& settings, const crypto::SigningKey& key,
                        std::int64_t from, const std::filesystem::path& file);
/// Checks the signature over the whole file before anything is written, and writes all or nothing.
/// Refuses (Invalid) what is not whole or not signed by that key, (Conflict) another county's file,
/// one that leaves a gap, and one that is older than the store.
Pushed apply_package(db::Pool& public_store, std::string_view public_key,
                     const std::filesystem::path& file);

}  // namespace portal
