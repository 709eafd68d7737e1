#pragma once

#include "compare/dataset/datasets.hpp"
#include "compare/hold/hold.hpp"
#include "compare/run/runner.hpp"
#include "ledger/regions.hpp"
#include "platform/http/http.hpp"
#include "platform/jobs/jobs.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace compare {

/// What the routes work with. Everything outlives the server.
struct Desk {
    Office office;
    jobs::Queue& queue;
    const ledger::Regions& regions;
    std::filesystem::path folder;  ///< the county's, for the import lock
    Runner::OpenEngine open;
    bool demo = false;
    std::chrono::seconds limit{120};
    HoldTerms holds = {};
};

inline constexpr const char* run_kind = "compare.run";

/// For jobs::Runner: a run that was asked for on the web.
std::map<std::string, jobs::Handler> handlers(const Desk& desk);
/// The routes of office-api.md's "Compare" section.
void mount(http::Router& router, const Desk& desk);

}  // namespace compare
