#pragma once

#include "guard/guard.hpp"
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

/// What upper slices show on the home page; app fills it in. Either may be empty.
struct HomePanels {
    std::function<std::vector<Task>(const guard::Actor&)> tasks = {};
    std::function<std::int64_t(const guard::Actor&)> published_fen = {};
};

/// The routes of office-api.md's "Ledger" section. Everything shown lies within the officer's
/// roles; `guard` must outlive the server.
void mount(http::Router& router, guard::Guard& guard, HomePanels panels);

}  // namespace ledger
