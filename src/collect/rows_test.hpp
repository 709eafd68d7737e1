#pragma once

#include "platform/sheet/sheet.hpp"

#include <string>
#include <vector>

namespace collect::test {

/// A row made by hand: every cell is text, an empty one is Empty.
class Line {
public:
    Line(int number, std::vector<std::string> texts) : number_(number), texts_(std::move(texts)) {
        for (const auto& text : texts_) {
            if (text.empty())
                cells_.push_back({});
            else
                cells_.push_back({sheet::Kind::Text, text, 0});
        }
    }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    /// A number cell as the file stores it.
    Line& number_at(std::size_t column) {
        cells_[column].kind = sheet::Kind::Number;
        return *this;
    }
    sheet::Row row() const { return {number_, cells_}; }

private:
    int number_;
    std::vector<std::string> texts_;
    std::vector<sheet::Cell> cells_;
};

}  // namespace collect::test
