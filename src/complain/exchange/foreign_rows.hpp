#pragma once

#include "complain/exchange/foreign.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace complain {

/// An item as its file has it, nothing checked. Texts are trimmed UTF-8.
struct ForeignRow {
    int line = 0;
    std::string number, date, place, post, title, content;
};

/// 12388 and 12345: a table with a line of titles. Refuses (Invalid) one without the columns that
/// matter.
std::vector<ForeignRow> table_rows_in(Source source, std::string bytes);
/// The mailbox: {"letters": […]}; an item's line is its place in the list.
std::vector<ForeignRow> letters_in(std::string_view bytes);
/// CSV with the platform's own title for the number.
std::string answers_table(Source source, const std::vector<ForeignAnswer>& answers);

}  // namespace complain
