#include "complain/exchange/foreign.hpp"

#include "complain/exchange/foreign_rows.hpp"
#include "complain/vault/told.hpp"
#include "domain/dates.hpp"
#include "platform/core/refusal.hpp"
#include "platform/json/json.hpp"
#include "platform/text/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace complain {

namespace {

constexpr std::array all{Source::Discipline, Source::Hotline, Source::Mailbox};
constexpr std::size_t longest_number = 40, longest_post = 60;

bool is_number_letter(char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= 'a' && letter <= 'z') || letter == '-' || letter == '_' || letter == '/';
}

std::string text_of(const ForeignRow& row) {
    std::string out;
    if (!row.title.empty()) out += row.title + "\n";
    if (!row.place.empty()) out += fmt::format("发生地：{}\n", row.place);
    return out + row.content;
}

/// What keeps a row out; empty: nothing.
std::string fault_of(const ForeignRow& row, std::string_view text) {
    if (row.number.empty()) return "没有编号，请补上";
    if (row.number.size() > longest_number || !std::ranges::all_of(row.number, is_number_letter))
        return "编号只能用字母、数字和横线，最多40个，请核对";
    if (!domain::read_date(row.date)) return "日期读不懂，请写成 2017-09-30 这样";
    if (row.content.empty()) return "没有内容，请补上";
    if (text::length(text) > longest_text)
        return fmt::format("内容超过{}个字，请用案件包或纸质材料转来", longest_text);
    if (text::length(row.post) > longest_post)
        return fmt::format("职务超过{}个字，请写短一些", longest_post);
    return {};
}

}  // namespace

std::span<const Source> sources() {
    return all;
}

std::string_view name_of(Source source) {
    switch (source) {
        case Source::Discipline: return "12388";
        case Source::Hotline: return "12345";
        case Source::Mailbox: return "mailbox";
    }
    platform::bug("no such source");
}

std::string_view title_of(Source source) {
    switch (source) {
        case Source::Discipline: return "12388举报平台";
        case Source::Hotline: return "12345热线";
        case Source::Mailbox: return "政府网站信箱";
    }
    platform::bug("no such source");
}

std::optional<Source> source_named(std::string_view name) {
    for (const auto source : all)
        if (name_of(source) == name) return source;
    return std::nullopt;
}

ForeignFile read_foreign(Source source, std::string bytes) {
    const auto rows =
        source == Source::Mailbox ? letters_in(bytes) : table_rows_in(source, std::move(bytes));
    ForeignFile out;
    std::map<std::string, int, std::less<>> seen;
    for (const auto& row : rows) {
        auto text = text_of(row);
        auto fault = fault_of(row, text);
        if (fault.empty()) {
            const auto [first, is_new] = seen.emplace(row.number, row.line);
            if (!is_new) fault = fmt::format("编号和第{}行相同，只收第一个", first->second);
        }
        if (!fault.empty())
            out.refused.push_back({row.line, std::move(fault)});
        else
            out.cases.push_back(
                {row.line, row.number, *domain::read_date(row.date), row.post, std::move(text)});
    }
    return out;
}

std::string answers_text(Source source, const std::vector<ForeignAnswer>& answers) {
    if (source != Source::Mailbox) return answers_table(source, answers);
    json::Array letters;
    letters.reserve(answers.size());
    for (const auto& one : answers)
        letters.push_back(json::Object{{"number", one.number},
                                       {"answered", platform::format_date(one.on)},
                                       {"answer", one.text}});
    return json::write(json::Object{{"answers", std::move(letters)}}) + "\n";
}

}  // namespace complain
