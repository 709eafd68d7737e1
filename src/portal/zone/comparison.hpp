#pragma once

#include "platform/core/clock.hpp"
#include "platform/db/db.hpp"
#include "portal/feed/header.hpp"
#include "portal/zone/public_state.hpp"
#include "portal/zone/row_digests.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace portal {

/// What came of comparing the public store with the office.
struct Compared {
    std::string broken;        ///< the first difference, named in Chinese; empty when there is none
    std::int64_t rows = 0;     ///< rows of the public store that were compared
    std::int64_t waiting = 0;  ///< leaves that the public store has not reached yet
};

/// Holds every row of a public store to what the office would publish now (两库核对). What the
/// store has not been sent yet is left out. Memory: 40 bytes a row.
class Comparison {
public:
    /// `office` must outlive it and stay at one state: a Reader, or a transaction.
    Comparison(db::Session& office, const platform::Clock& clock, const FeedSettings& settings,
               const PublicState& there);

    void take(const RowDigest& found);
    /// Call it once, after every row was taken.
    Compared finish();

private:
    struct Expected {
        std::array<char, 16> key{}, digest{};
        bool seen = false;
        bool operator<(const Expected& other) const { return key < other.key; }
    };
    using Scope = std::pair<std::string, std::int64_t>;

    void compare_settings(const PublicState& there);
    void find_waiting();
    void expect();
    bool is_waiting(projection::Part part, const std::string& key) const;
    std::string name_of_missing(projection::Part part, const std::array<char, 16>& key);
    void say(std::string what);

    db::Session& office_;
    projection::Header header_;  ///< what the office leads to
    std::int64_t reached_;
    bool same_reference_;
    std::array<std::vector<Expected>, projection::part_count> expected_;
    std::set<std::string> waiting_records_;
    std::set<Scope> waiting_scopes_;
    Compared out_;
};

/// Of a public store that this process can open.
Compared compare_stores(db::Session& office, db::Session& public_store,
                        const platform::Clock& clock, const FeedSettings& settings);

}  // namespace portal
