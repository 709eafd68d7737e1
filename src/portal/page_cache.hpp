#pragma once

#include "platform/core/guarded.hpp"
#include "platform/http/response.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace portal {

/// Finished pages of one generation of the projection. Bounded: when the younger half is full, the
/// older half goes and the younger takes its place; a page that is asked for moves to the younger.
class PageCache {
public:
    explicit PageCache(std::size_t max_bytes = 24 << 20) : half_(max_bytes / 2) {}

    std::shared_ptr<const http::Page> find(std::string_view key);
    /// Kept only if the cache still is of that generation.
    void keep(std::string_view generation, std::string key, std::shared_ptr<const http::Page> page);
    /// Empties the cache when the generation is another one.
    void begin(std::string_view generation);
    std::size_t bytes();

private:
    // Shared: a page may still be under way to a phone when it leaves the cache.
    using Pages = std::unordered_map<std::string, std::shared_ptr<const http::Page>>;
    struct Halves {
        std::string generation;
        Pages young, old;
        std::size_t young_bytes = 0, old_bytes = 0;
    };
    void add(Halves& halves, std::string key, std::shared_ptr<const http::Page> page) const;

    std::size_t half_;
    platform::Guarded<Halves> halves_;
};

}  // namespace portal
