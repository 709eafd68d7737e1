#include "portal/portal.hpp"
#include "portal/site_state.hpp"
#include "portal/store.hpp"
#include "portal/views.hpp"

#include <algorithm>

namespace portal {

namespace {

constexpr std::int64_t look_every = 1000;  // milliseconds
constexpr std::size_t longest_key = 300;

std::string key_of(const http::Request& request) {
    return Skin::of(request).text() + " " + std::string(request.target());
}

/// Only addresses that our own pages make are worth keeping; a stranger's "?x=1" is not.
bool may_keep(const http::Request& request) {
    if (request.target().size() > longest_key) return false;
    const auto& queries = request.queries();
    return std::all_of(queries.begin(), queries.end(), [](const auto& pair) {
        return pair.first == "year" || pair.first == "after" || pair.first == "place" ||
               pair.first == "program" || pair.first == "print";
    });
}

/// Browsers ask each time whether the page is still the same; another skin's page has another ETag.
std::shared_ptr<const http::Page> finish(Html html) {
    return http::Page::make("text/html; charset=utf-8", std::move(html).text());
}

}  // namespace

bool Site::State::is_fresh() const {
    const auto age = platform::to_millis(clock.now()) - looked_at.load();
    return looked_at.load() >= 0 && age >= 0 && age < look_every;
}

void Site::State::refresh() {
    const auto now = clock.now();
    const auto day = platform::format_date(platform::local_date(now));
    db::Reader reader{store};
    Store rows{reader};
    // A name's retention ends with a day, so that a day is a generation of its own.
    const auto generation = rows.generation() + " " + day;
    const bool is_same =
        current.with([&](Current& held) { return held.snapshot && held.generation == generation; });
    if (!is_same) {
        auto snapshot = std::make_shared<const Snapshot>(rows.snapshot());
        current.with([&](Current& held) { held = {generation, std::move(snapshot)}; });
        cache.begin(generation);
    }
    looked_at.store(platform::to_millis(now));
}

std::shared_ptr<const Snapshot> Site::State::snapshot() {
    if (!is_fresh()) refresh();
    return current.with([](Current& held) { return held.snapshot; });
}

Visit Site::State::visit(const http::Request& request) {
    return {frame,
            snapshot(),
            store,
            titles,
            Skin::of(request),
            std::string(request.target()),
            platform::local_date(clock.now())};
}

http::Response Site::State::page(const http::Request& request, const Make& make) {
    if (!is_fresh()) refresh();
    const auto key = key_of(request);
    if (auto kept = cache.find(key)) return http::Response::shared(std::move(kept));
    const auto generation = current.with([](Current& held) { return held.generation; });
    auto page = finish(make(visit(request), request));
    if (may_keep(request)) cache.keep(generation, key, page);
    return http::Response::shared(std::move(page));
}

http::Response Site::State::fresh_page(const http::Request& request, const Make& make) {
    return http::Response::shared(finish(make(visit(request), request)));
}

Site::Site(db::Pool& public_store, const platform::Clock& clock)
    : state_(std::make_unique<State>(public_store, clock)) {}
Site::~Site() = default;

std::shared_ptr<const http::Page> Site::lookup(const http::Request& request) {
    if (!state_->is_fresh()) return nullptr;
    return state_->cache.find(key_of(request));
}

void Site::refresh() {
    state_->refresh();
}

http::Response Site::error_page(const http::Request& request, unsigned status,
                                std::string_view message) {
    if (request.wants_json()) return http::plain_error_page(request, status, message);
    // With the store gone there is no frame to set the page in, and the visitor must still read
    // why.
    const bool has_frame =
        state_->current.with([](State::Current& held) { return held.snapshot != nullptr; });
    if (!has_frame) return http::plain_error_page(request, status, message);
    const auto snapshot = state_->current.with([](State::Current& held) { return held.snapshot; });
    const Visit visit{state_->frame,
                      snapshot,
                      state_->store,
                      state_->titles,
                      Skin::of(request),
                      "/",
                      platform::local_date(state_->clock.now())};
    return http::Response::html(views::error(visit, status, message, request.id()).text(), status);
}

http::ErrorPage error_page(Site& site) {
    return [&site](const http::Request& request, unsigned status, std::string_view message) {
        return site.error_page(request, status, message);
    };
}

std::function<std::shared_ptr<const http::Page>(const http::Request&)> lookup(Site& site) {
    return [&site](const http::Request& request) { return site.lookup(request); };
}

}  // namespace portal
