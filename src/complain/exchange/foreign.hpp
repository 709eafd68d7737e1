#pragma once

#include "platform/core/clock.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// Where cases come from that people did not lay before us (来源平台).
enum class Source {
    Discipline,  ///< 12388 举报平台
    Hotline,     ///< 12345 热线
    Mailbox,     ///< 政府门户网站信箱
};
std::span<const Source> sources();
/// Stable: "12388", "12345", "mailbox".
std::string_view name_of(Source source);
std::string_view title_of(Source source);
std::optional<Source> source_named(std::string_view name);

/// A case of another platform, in the one shape that the rest of the program knows. It bears no
/// name and no telephone: the answer goes back by the number, and whoever asked is known there.
struct ForeignCase {
    int line = 0;        ///< where it stands in the file, from 1
    std::string number;  ///< the platform's own
    platform::Date received{};
    std::string post;  ///< of the accused, as the platform says it; may be empty
    std::string text;  ///< title, place and content
};
/// What could not be taken, and how to mend it; never a word of its content.
struct BadItem {
    int line = 0;
    std::string why;
};
struct ForeignFile {
    std::vector<ForeignCase> cases;
    std::vector<BadItem> refused;
};
/// The layouts are ours (docs/formats/case-package.md). Refuses (Invalid) a file that is none at
/// all; of the others each item is taken or refused by itself.
ForeignFile read_foreign(Source source, std::string bytes);

struct ForeignAnswer {
    std::string number, text;
    platform::Date on{};
};
/// The file that goes back (答复回传), in the layout that the platform's own file has.
std::string answers_text(Source source, const std::vector<ForeignAnswer>& answers);

}  // namespace complain
