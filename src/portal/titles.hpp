#pragma once

#include "domain/region.hpp"
#include "platform/core/guarded.hpp"
#include "platform/db/db.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace portal {

/// A title or a question as the search compares them: width, blanks and capitals make no
/// difference.
std::string searchable(std::string_view text);

/// The titles of all projects (工程名称), for the search: read at the first search after a push and
/// kept in memory, 100 bytes each, since no index of either engine finds two characters in the
/// middle of a word.
class Titles {
public:
    struct Hit {
        std::string record_id, title;
        domain::RegionCode region;
    };

    explicit Titles(db::Pool& store) : store_(store) {}

    /// The first `most` projects whose title holds these searchable words, by place. `generation`
    /// is that of the visitor's snapshot.
    std::vector<Hit> find(std::string_view generation, std::string_view words, std::size_t most);

private:
    struct List;
    // Shared: a push may replace the list while another visitor searches it.
    std::shared_ptr<const List> list(std::string_view generation);

    db::Pool& store_;
    platform::Guarded<std::shared_ptr<const List>> list_;
};

}  // namespace portal
