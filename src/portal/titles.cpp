#include "portal/titles.hpp"

#include "platform/text/text.hpp"
#include "portal/store.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace portal {

namespace {

std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
    for (char each : text)
        hash = (hash ^ static_cast<unsigned char>(each)) * 0x100000001b3;
    return hash;
}

/// One bit of 64 for each pair of neighbouring characters. A title can hold only words whose bits
/// are all among its own, which rules most titles out without reading them.
std::uint64_t marks_of(std::string_view text) {
    const auto is_end_of_character = [text](std::size_t at) {
        return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    };
    std::uint64_t marks = 0;
    std::size_t here = 0;
    std::optional<std::size_t> before;
    for (std::size_t at = 1; at <= text.size(); ++at) {
        if (!is_end_of_character(at)) continue;
        if (before)
            marks |= std::uint64_t{1} << (hash_of(text.substr(*before, at - *before)) >> 58);
        before = here;
        here = at;
    }
    return marks;
}

}  // namespace

std::string searchable(std::string_view text) {
    auto words = text::without_blanks(text::normalise_width(text));
    std::transform(words.begin(), words.end(), words.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return words;
}

struct Titles::List {
    /// Where they lie in `text`; words that are the title itself lie there once.
    struct Entry {
        domain::RegionCode region;
        std::uint32_t id, title, title_end, words, words_end;
    };

    void add(std::string_view record_id, domain::RegionCode region, std::string_view title) {
        const auto put = [this](std::string_view part) {
            text.append(part);
            return static_cast<std::uint32_t>(text.size());
        };
        const auto id = put({});
        const auto begin = put(record_id), end = put(title);
        const auto words = searchable(title);
        entries.push_back(words == title ? Entry{region, id, begin, end, begin, end}
                                         : Entry{region, id, begin, end, end, put(words)});
        marks.push_back(marks_of(words));
    }
    std::string_view between(std::uint32_t begin, std::uint32_t end) const {
        return std::string_view{text}.substr(begin, end - begin);
    }

    std::string generation;
    std::vector<std::uint64_t> marks;  ///< of each entry; apart, so that a search reads little
    std::vector<Entry> entries;
    std::string text;
};

std::vector<Titles::Hit> Titles::find(std::string_view generation, std::string_view words,
                                      std::size_t most) {
    const auto all = list(generation);
    const auto wanted = marks_of(words);
    std::vector<Hit> hits;
    for (std::size_t at = 0; at < all->marks.size() && hits.size() < most; ++at) {
        if ((all->marks[at] & wanted) != wanted) continue;
        const auto& entry = all->entries[at];
        if (all->between(entry.words, entry.words_end).find(words) == std::string_view::npos)
            continue;
        hits.push_back({std::string(all->between(entry.id, entry.title)),
                        std::string(all->between(entry.title, entry.title_end)), entry.region});
    }
    return hits;
}

std::shared_ptr<const Titles::List> Titles::list(std::string_view generation) {
    return list_.with([&](std::shared_ptr<const List>& held) {
        if (held && held->generation == generation) return held;
        auto made = std::make_shared<List>();
        made->generation = generation;
        db::Reader reader{store_};
        Store{reader}.each_title(
            [&](std::string_view record_id, domain::RegionCode region, std::string_view title) {
                made->add(record_id, region, title);
            });
        held = std::move(made);
        return held;
    });
}

}  // namespace portal
