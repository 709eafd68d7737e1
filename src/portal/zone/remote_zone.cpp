#include "portal/zone/remote_zone.hpp"

#include "guard/guard.hpp"
#include "platform/crypto/digest.hpp"
#include "portal/mailbox/mailbox_text.hpp"

#include <fmt/format.h>

#include <fstream>
#include <optional>

namespace portal {

namespace {

constexpr std::size_t most_line = 10'000;
constexpr std::size_t most_rows = std::size_t{4} << 30;

std::string digest_of_text(std::string_view text) {
    return std::string(crypto::bytes(crypto::sha256(text)));
}

std::string digest_of_file(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    crypto::Sha256 digest;
    std::string piece(1 << 20, '\0');
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0)
        digest.add(std::string_view(piece).substr(0, static_cast<std::size_t>(in.gcount())));
    return std::string(crypto::bytes(digest.finish()));
}

/// Cuts what arrives into lines.
class Lines {
public:
    explicit Lines(std::function<void(std::string_view)> use) : use_(std::move(use)) {}

    void add(std::string_view piece) {
        for (;;) {
            const auto end = piece.find('\n');
            kept_ += piece.substr(0, end);
            if (kept_.size() > most_line) throw ZoneRefused{"a line that is too long"};
            if (end == std::string_view::npos) return;
            use_(kept_);
            kept_.clear();
            piece.remove_prefix(end + 1);
        }
    }

private:
    std::function<void(std::string_view)> use_;
    std::string kept_;
};

template <class Value>
Value read(std::optional<Value> value) {
    if (!value) throw ZoneRefused{"an answer that cannot be read"};
    return std::move(*value);
}

}  // namespace

std::string RemoteZone::ask(http_client::Request request) {
    const auto digest =
        request.file.empty() ? digest_of_text(request.body) : digest_of_file(request.file);
    request.headers = {
        {"Accept", "application/json"},
        {"Content-Type", "application/octet-stream"},
        {std::string(guard::zone_header),
         guard::zone_credentials(key_, request.method, request.target, digest, clock_.now())}};
    auto answer = client_.send(request);
    if (answer.status != 200) {
        constexpr std::size_t shown = 300;
        throw ZoneRefused{fmt::format("{} {}", answer.status, answer.body.substr(0, shown))};
    }
    return std::move(answer.body);
}

PublicState RemoteZone::state() {
    return read(state_from(ask({.target = "/zone/state"})));
}

PublicState RemoteZone::put(const std::filesystem::path& package) {
    // The other side writes a whole county before it says a word.
    constexpr std::chrono::minutes patience{15};
    return read(state_from(ask(
        {.method = "PUT", .target = "/zone/projection", .file = package, .patience = patience})));
}

void RemoteZone::each_row(const std::function<void(const PublicState&)>& use_state,
                          const std::function<void(const RowDigest&)>& use_row) {
    constexpr std::chrono::minutes patience{5};
    bool has_state = false;
    Lines lines{[&](std::string_view line) {
        if (has_state) return use_row(read(row_from(line)));
        use_state(read(state_from(line)));
        has_state = true;
    }};
    ask({.target = "/zone/rows",
         .most_answer = most_rows,
         .patience = patience,
         .use = [&lines](std::string_view piece) { lines.add(piece); }});
    if (!has_state) throw ZoneRefused{"an answer that cannot be read"};
}

std::vector<Envelope> RemoteZone::waiting(int limit) {
    return read(envelopes_from(ask({.target = fmt::format("/zone/envelopes?limit={}", limit)})));
}

void RemoteZone::settle(std::span<const std::int64_t> opened, std::span<const Answer> answers) {
    ask({.method = "POST",
         .target = "/zone/settlements",
         .body = settlement_text(opened, answers)});
}

Compared compare_stores(db::Session& office, RemoteZone& zone, const platform::Clock& clock,
                        const FeedSettings& settings) {
    std::optional<Comparison> comparison;
    zone.each_row(
        [&](const PublicState& there) { comparison.emplace(office, clock, settings, there); },
        [&](const RowDigest& row) { comparison->take(row); });
    return comparison->finish();
}

}  // namespace portal
