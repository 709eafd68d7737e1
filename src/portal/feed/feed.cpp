#include "portal/feed/feed.hpp"

#include "portal/feed/apply.hpp"
#include "portal/feed/collect_package.hpp"

namespace portal {

using projection::Chunk;
using projection::Header;
using projection::ReferenceTables;

Pushed Feed::push() {
    Pushed out;
    Header header;
    {
        db::Reader office{office_};
        db::Transaction tx{public_};
        const auto there = projection::reached(tx);
        header = projection::header_of(office, clock_, settings_,
                                       std::min(projection::position(office), there.leaf));
        if (header.from == header.to && header.reference == there.reference) return out;
        projection::Applying applying{tx, header};
        // A push from the beginning clears the small tables too.
        const bool same = header.from > 0 && header.reference == there.reference;
        projection::collect(office, header, same ? ReferenceTables::Left : ReferenceTables::Sent,
                            [&applying](const Chunk& chunk) { applying.take(chunk); });
        applying.finish();
        tx.commit();
        out = {header.to - header.from, applying.rows()};
    }
    projection::remember(office_, header.to);
    return out;
}

}  // namespace portal
