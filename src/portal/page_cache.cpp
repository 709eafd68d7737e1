#include "portal/page_cache.hpp"

#include <utility>

namespace portal {

namespace {

std::size_t size_of(const std::string& key, const http::Page& page) {
    constexpr std::size_t overhead = 400;
    return overhead + 2 * key.size() + page.plain.size() + page.gzip.size();
}

}  // namespace

std::shared_ptr<const http::Page> PageCache::find(std::string_view key) {
    return halves_.with([&](Halves& halves) -> std::shared_ptr<const http::Page> {
        std::string wanted{key};
        if (auto found = halves.young.find(wanted); found != halves.young.end())
            return found->second;
        auto found = halves.old.find(wanted);
        if (found == halves.old.end()) return nullptr;
        auto page = found->second;
        halves.old_bytes -= size_of(wanted, *page);
        halves.old.erase(found);
        add(halves, std::move(wanted), page);
        return page;
    });
}

void PageCache::keep(std::string_view generation, std::string key,
                     std::shared_ptr<const http::Page> page) {
    halves_.with([&](Halves& halves) {
        if (halves.generation == generation && size_of(key, *page) < half_)
            add(halves, std::move(key), std::move(page));
    });
}

void PageCache::begin(std::string_view generation) {
    Halves gone;  // so that pages are freed outside the lock
    halves_.with([&](Halves& halves) {
        if (halves.generation == generation) return;
        gone = std::exchange(halves, Halves{std::string(generation), {}, {}, 0, 0});
    });
}

std::size_t PageCache::bytes() {
    return halves_.with([](Halves& halves) { return halves.young_bytes + halves.old_bytes; });
}

void PageCache::add(Halves& halves, std::string key, std::shared_ptr<const http::Page> page) const {
    const auto size = size_of(key, *page);
    if (halves.young_bytes + size > half_) {
        halves.old = std::exchange(halves.young, {});
        halves.old_bytes = std::exchange(halves.young_bytes, 0);
    }
    if (halves.young.insert_or_assign(std::move(key), std::move(page)).second)
        halves.young_bytes += size;
}

}  // namespace portal
