#pragma once

#include "platform/sheet/zip.hpp"

#include <deque>
#include <memory>
#include <string_view>
#include <vector>

namespace sheet {

/// The text of one cell out of XML: `_x000D_` is a carriage return; white space at the ends of a
/// run counts only under xml:space="preserve".
void unescape(std::string& text, std::size_t from);
void trim_run(std::string& text, std::size_t from);

/// The shared strings of an .xlsx, packed into blocks: up to 2 M strings in little more than their
/// own bytes.
class SharedStrings {
public:
    void load(Zip& zip, std::string_view part, const Limits& limits);
    std::size_t size() const { return places_.size(); }
    /// Lives as long as this object.
    std::string_view operator[](std::size_t index) const;

    /// Refuses nothing: the caller checks limits. `text` is at most `longest` bytes.
    void add(std::string_view text);
    std::uint64_t bytes() const { return bytes_; }

    static constexpr std::size_t block_bytes = 1U << 20U;
    static constexpr std::size_t longest = block_bytes - sizeof(std::uint32_t);

private:
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::deque<std::uint32_t> places_;  // block number and offset in it
    std::size_t used_ = block_bytes;    // of the last block
    std::uint64_t bytes_ = 0;
};

}  // namespace sheet
