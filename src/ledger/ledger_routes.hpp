#pragma once

#include "guard/guard.hpp"
#include "ledger/reconcile.hpp"
#include "ledger/views/sight.hpp"
#include "platform/http/http.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace ledger {

/// Something that waits for the officer, with the page where it is done.
struct Task {
    std::string title;
    std::int64_t count = 0;
    std::string link;
};

/// What upper slices show on the ledger's pages; app fills it in. Each may be empty.
struct Panels {
    std::function<std::vector<Task>(const guard::Actor&)> tasks = {};
    /// The public money that lies in sight.
    std::function<std::int64_t(db::Session&, const Sight&)> published_fen = {};
    /// The identity of disclosure (I11), which only disclose can decide.
    std::function<Identity(db::Session&)> coverage = {};
};

/// The routes of office-api.md's "Ledger" section. Everything shown lies within the officer's
/// roles; `guard` must outlive the server.
void mount(http::Router& router, guard::Guard& guard, Panels panels);

}  // namespace ledger
