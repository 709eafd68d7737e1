#pragma once

#include "platform/core/clock.hpp"
#include "platform/crypto/signature.hpp"
#include "platform/db/db.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace portal {

enum class County { Real, Demo };

struct FeedSettings {
    std::string title;  ///< empty: the county's name and 民生资金明白账
    County county = County::Real;
    /// The office's box key (X25519, 32 bytes), for payees' questions; empty where nothing may come
    /// in from the public zone.
    std::string self_key = {};
};

struct Pushed {
    std::int64_t leaves = 0;  ///< events that were new to the public store
    std::int64_t rows = 0;    ///< rows written there
};

/// The portal's office half (公开推送): carries what disclose has released into the public store.
/// Running it twice does no harm, and the next run mends what a crash between the two stores left.
class Feed {
public:
    Feed(db::Pool& office, db::Pool& public_store, const platform::Clock& clock,
         FeedSettings settings)
        : office_(office), public_(public_store), clock_(clock), settings_(std::move(settings)) {}

    /// One transaction in the public store; nothing at all when nothing is new.
    Pushed push();

private:
    db::Pool& office_;
    db::Pool& public_;
    const platform::Clock& clock_;
    FeedSettings settings_;
};

/// Writes everything from leaf `from` on as a signed file, for a public zone that is reached by a
/// carried disk only.
void export_package(db::Pool& office, const platform::Clock& clock, const FeedSettings& settings,
                    const crypto::SigningKey& key, std::int64_t from,
                    const std::filesystem::path& file);
/// Checks the signature over the whole file before anything is written. Refuses (Invalid) what is
/// not whole or not signed by that key, (Conflict) another county's file or one that leaves a gap.
Pushed apply_package(db::Pool& public_store, std::string_view public_key,
                     const std::filesystem::path& file);

}  // namespace portal
