#include "portal/zone/remote_feed.hpp"

#include "disclose/disclose.hpp"
#include "platform/core/encoding.hpp"
#include "platform/crypto/digest.hpp"
#include "portal/feed/package_file.hpp"

namespace portal {

namespace {

/// A package on its way; gone with the object. Another process may send one at the same time: each
/// has a name of its own.
struct Outgoing {
    std::filesystem::path path;
    explicit Outgoing(const std::filesystem::path& folder)
        : path(folder / ("outgoing-" + platform::to_hex(crypto::random_bytes(8)))) {}
    ~Outgoing() {
        std::error_code gone;  // never written is as good
        std::filesystem::remove(path, gone);
    }
    Outgoing(const Outgoing&) = delete;
    Outgoing& operator=(const Outgoing&) = delete;
};

}  // namespace

Pushed RemoteFeed::push() {
    constexpr std::chrono::seconds look_every{30};
    const auto now = clock_.now();
    projection::Header here;
    std::int64_t position = 0;
    {
        db::Reader office{office_};
        position = projection::position(office);
        here = projection::header_of(office, clock_, settings_, position);
    }
    const bool is_known = here.from == here.to && here.reference == confirmed_;
    if (is_known && asked_at_ && now - *asked_at_ < look_every && now >= *asked_at_) return {};

    auto there = zone_.state();
    Pushed out;
    if (there.leaf != here.to || there.reference != here.reference) {
        const Outgoing package{folder_};
        const auto exported = export_package(office_, clock_, settings_, key_,
                                             std::min(position, there.leaf), package.path);
        out = {exported.header.to - there.leaf, exported.rows};
        there = zone_.put(package.path);
        here = exported.header;
    }
    if (there.leaf != here.to || there.reference != here.reference)
        throw ZoneRefused{"a package was taken and is not there"};
    if (position != here.to) projection::remember(office_, here.to);
    confirmed_ = here.reference;
    asked_at_ = now;
    return out;
}

std::int64_t RemoteFeed::waiting() {
    db::Reader office{office_};
    return disclose::log_size(office) - projection::position(office);
}

}  // namespace portal
