#pragma once

#include "compare/papers/papers.hpp"

#include <string>
#include <vector>

namespace compare {

using PaperRows = std::vector<std::vector<std::string>>;

/// The head of either paper: what it is, whose, and that blanks are for the hand.
pdf::Document begin_paper(const ProcessingRecord& record, std::string title, std::string_view law);
/// Who answers for the processing: left to the hand, since the program does not know.
void add_handler(pdf::Document& paper, const ProcessingRecord& record);
/// A table of two columns, label and content; `lines` for what is filled in by hand.
pdf::Table labelled(PaperRows rows, int lines = 1);

std::string day_text(platform::Instant at);
std::string day_text(std::int64_t days);
/// "姓名、身份证号、死亡日期".
std::string columns_text(const DatasetSpec& spec);
std::string shows_text(const DatasetSpec& spec);

}  // namespace compare
