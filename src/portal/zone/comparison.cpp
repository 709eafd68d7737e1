#include "portal/zone/comparison.hpp"

#include "platform/crypto/digest.hpp"
#include "portal/feed/collect_package.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace portal {

namespace {

using projection::Chunk;
using projection::Part;
using projection::ReferenceTables;
using Half = std::array<char, 16>;

constexpr std::array<std::string_view, projection::part_count> titles{
    "行政区划", "项目说明", "政策文件", "政策与项目的对应",
    "资金记录", "工程",     "工程支出", "发放记录",
    "更正记录", "合计",     "人数",     "资金记录的人数"};

std::string_view title_of(Part part) {
    return titles[static_cast<std::size_t>(part)];
}

Half half(std::string_view sixteen) {
    Half out{};
    std::memcpy(out.data(), sixteen.data(), std::min(out.size(), sixteen.size()));
    return out;
}

Half key_half(std::string_view key) {
    return half(crypto::bytes(crypto::sha256(key)).substr(0, 16));
}

bool is_reference(Part part) {
    return part <= Part::PolicyProgram;
}

/// The record's number at the front of a key, which a record's history shares with it.
std::string record_in(const std::string& key) {
    return key.substr(0, key.find('/'));
}

}  // namespace

Comparison::Comparison(db::Session& office, const platform::Clock& clock,
                       const FeedSettings& settings, const PublicState& there)
    : office_(office),
      header_(projection::header_of(office, clock, settings, 0)),
      reached_(there.leaf),
      same_reference_(there.reference == header_.reference) {
    out_.waiting = std::max<std::int64_t>(header_.to - reached_, 0);
    if (reached_ > header_.to) {
        say(fmt::format("外网已到日志第{}条，内网只有{}条，内网可能恢复过旧备份", reached_,
                        header_.to));
    }
    // A store to which nothing was ever pushed has nothing to be compared.
    if (reached_ == 0 && there.reference.empty()) same_reference_ = false;
    if (same_reference_) compare_settings(there);
    find_waiting();
    expect();
}

void Comparison::compare_settings(const PublicState& there) {
    const auto wanted = projection::settings_of(header_);
    for (const auto& [name, value] : wanted) {
        const auto found = there.site.find(name);
        if (found == there.site.end() || found->second != value)
            say("外网的站点设置 " + name + " 与内网不一致");
    }
    for (const auto& [name, value] : there.site) {
        if (!wanted.contains(name)) say("外网多出站点设置 " + name);
    }
}

void Comparison::find_waiting() {
    if (out_.waiting == 0) return;
    auto later = header_;
    later.from = reached_;
    projection::collect(office_, later, ReferenceTables::Left, [this](const Chunk& chunk) {
        waiting_records_.insert(chunk.gone.begin(), chunk.gone.end());
        if (chunk.scope) waiting_scopes_.insert(*chunk.scope);
    });
}

void Comparison::expect() {
    auto until = header_;
    until.from = 0;
    until.to = std::min(reached_, header_.to);
    const auto reference = same_reference_ ? ReferenceTables::Sent : ReferenceTables::Left;
    projection::collect(office_, until, reference, [this](const Chunk& chunk) {
        if (chunk.scope && waiting_scopes_.contains(*chunk.scope)) return;
        auto& rows = expected_[static_cast<std::size_t>(chunk.part)];
        for (const auto& row : chunk.rows) {
            const auto one = digest_of(chunk.part, row);
            if (!is_waiting(chunk.part, one.key))
                rows.push_back({key_half(one.key), half(one.digest)});
        }
    });
    for (auto& rows : expected_) {
        std::sort(rows.begin(), rows.end());
        // A payment that is new and settled is collected twice, alike.
        const auto twice =
            std::unique(rows.begin(), rows.end(),
                        [](const Expected& a, const Expected& b) { return a.key == b.key; });
        rows.erase(twice, rows.end());
    }
}

bool Comparison::is_waiting(Part part, const std::string& key) const {
    if (is_reference(part)) return !same_reference_;
    if (part != Part::Total && part != Part::People && part != Part::FundPeople)
        return waiting_records_.contains(record_in(key));
    // region/program/year[/period], or program/year/kind/number
    const auto program = part == Part::FundPeople ? key : key.substr(key.find('/') + 1);
    const auto end = program.find('/');
    return std::any_of(waiting_scopes_.begin(), waiting_scopes_.end(), [&](const Scope& scope) {
        const auto year = std::to_string(scope.second);
        return program.compare(0, end, scope.first) == 0 &&
               program.compare(end + 1, program.find('/', end + 1) - end - 1, year) == 0;
    });
}

void Comparison::take(const RowDigest& found) {
    if (is_waiting(found.part, found.key)) return;
    ++out_.rows;
    auto& rows = expected_[static_cast<std::size_t>(found.part)];
    const Expected wanted{key_half(found.key), half(found.digest)};
    const auto at = std::lower_bound(rows.begin(), rows.end(), wanted);
    if (at == rows.end() || at->key != wanted.key) {
        say(fmt::format("外网多出{} {}，内网没有公开过", title_of(found.part), found.key));
        return;
    }
    at->seen = true;
    if (at->digest != wanted.digest)
        say(fmt::format("外网的{} {} 与内网公开的不一致", title_of(found.part), found.key));
}

Compared Comparison::finish() {
    for (int i = 0; i < projection::part_count && out_.broken.empty(); ++i) {
        const auto part = static_cast<Part>(i);
        for (const auto& row : expected_[static_cast<std::size_t>(i)]) {
            if (row.seen) continue;
            say(fmt::format("外网缺少{} {}", title_of(part), name_of_missing(part, row.key)));
            break;
        }
    }
    return out_;
}

/// Keys are kept as digests; the one that is missing is worth a second reading.
std::string Comparison::name_of_missing(Part part, const Half& key) {
    std::string name;
    auto until = header_;
    until.from = 0;
    until.to = std::min(reached_, header_.to);
    projection::collect(office_, until, ReferenceTables::Sent, [&](const Chunk& chunk) {
        if (chunk.part != part || !name.empty()) return;
        for (const auto& row : chunk.rows) {
            auto one = digest_of(part, row);
            if (key_half(one.key) == key) name = std::move(one.key);
        }
    });
    return name;
}

/// The other machine's words go to an operator's terminal: nothing that steers it.
void Comparison::say(std::string what) {
    if (!out_.broken.empty()) return;
    std::replace_if(
        what.begin(), what.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; }, '?');
    out_.broken = std::move(what);
}

Compared compare_stores(db::Session& office, db::Session& public_store,
                        const platform::Clock& clock, const FeedSettings& settings) {
    Comparison comparison{office, clock, settings, public_state(public_store)};
    each_row_digest(public_store, [&](const RowDigest& row) { comparison.take(row); });
    return comparison.finish();
}

}  // namespace portal
