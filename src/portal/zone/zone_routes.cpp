#include "portal/zone/zone_routes.hpp"

#include "guard/permission.hpp"
#include "platform/core/encoding.hpp"
#include "platform/core/refusal.hpp"
#include "platform/crypto/digest.hpp"
#include "platform/json/json.hpp"
#include "portal/feed/package_file.hpp"
#include "portal/mailbox/mailbox_text.hpp"
#include "portal/zone/public_state.hpp"
#include "portal/zone/row_digests.hpp"

#include <charconv>
#include <fstream>

namespace portal {

namespace {

using guard::Permission;
using http::Request;
using http::Response;
using platform::Refusal;

constexpr std::size_t largest_package = std::size_t{16} << 30;
constexpr std::size_t largest_settlement = 8 << 20;
constexpr int most_envelopes = 200;

Response state(db::Pool& store) {
    db::Reader reader{store};
    return Response::json(state_text(public_state(reader)));
}

Response take_package(const OfficeDoor& door, const Request& request) {
    if (request.uploads().empty()) throw Refusal{Refusal::Kind::Invalid, "公开数据包是空的"};
    apply_package(door.store, door.office_key, request.uploads().front().content->path());
    return state(door.store);
}

/// A name that is gone once it is no longer needed; what was opened stays readable.
struct PassingFile {
    std::filesystem::path path;
    explicit PassingFile(const std::filesystem::path& folder)
        : path(folder / ("rows-" + platform::to_hex(crypto::random_bytes(16)))) {}
    ~PassingFile() {
        std::error_code gone;  // as good as removed
        std::filesystem::remove(path, gone);
    }
    PassingFile(const PassingFile&) = delete;
    PassingFile& operator=(const PassingFile&) = delete;
};

/// Written to a file first: the store's rows must be of one moment, however slow the line is.
Response rows(const OfficeDoor& door) {
    const PassingFile file{door.spool};
    std::ofstream out{file.path, std::ios::binary};
    {
        db::Reader reader{door.store};
        out << state_text(public_state(reader)) << '\n';
        each_row_digest(reader, [&out](const RowDigest& row) { out << line_of(row) << '\n'; });
    }
    out.close();
    if (!out) throw std::runtime_error{"the rows' digests cannot be written"};
    return Response::file(file.path, "text/plain; charset=utf-8");
}

Response envelopes(const OfficeDoor& door, const Request& request) {
    const auto wanted = request.query("limit").value_or("50");
    int limit = 0;
    std::from_chars(wanted.data(), wanted.data() + wanted.size(), limit);
    StoreMailbox mailbox{door.store, door.clock};
    return Response::json(envelopes_text(mailbox.waiting(std::clamp(limit, 1, most_envelopes))));
}

Response settle(const OfficeDoor& door, const Request& request) {
    const auto settlement = settlement_from(request.body());
    if (!settlement) throw Refusal{Refusal::Kind::Invalid, "收发箱的回执读不懂"};
    StoreMailbox{door.store, door.clock}.settle(settlement->opened, settlement->answers);
    return Response::json("{}");
}

}  // namespace

void mount_zone(http::Router& router, const OfficeDoor& door) {
    router.get("/zone/state", Permission::OfficeZone,
               [door](Request&) { return state(door.store); }, {.secret = true});
    router.get("/zone/rows", Permission::OfficeZone, [door](Request&) { return rows(door); },
               {.secret = true});
    router.put("/zone/projection", Permission::OfficeZone,
               [door](Request& request) { return take_package(door, request); },
               {.max_body = largest_package, .spooled = true, .secret = true});
    router.get("/zone/envelopes", Permission::OfficeZone,
               [door](Request& request) { return envelopes(door, request); }, {.secret = true});
    router.post("/zone/settlements", Permission::OfficeZone,
                [door](Request& request) { return settle(door, request); },
                {.max_body = largest_settlement, .secret = true});
}

}  // namespace portal
