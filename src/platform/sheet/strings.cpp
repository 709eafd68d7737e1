#include "platform/sheet/strings.hpp"

#include "platform/sheet/refuse.hpp"
#include "platform/sheet/xml.hpp"
#include "platform/text/code_points.hpp"

#include <charconv>
#include <cstring>

namespace sheet {

namespace {

constexpr std::string_view white = " \t\r\n";

class StringsPart final : public XmlReader {
public:
    StringsPart(SharedStrings& strings, const Limits& limits)
        : strings_(strings), limits_(limits) {}

private:
    void start(std::string_view element, const Attributes& attributes) override {
        if (element == "si") text_.clear();
        if (element == "rPh") phonetic_ = true;
        if (element != "t" || phonetic_) return;
        reading_ = true;
        run_ = text_.size();
        preserve_ = attributes["xml:space"] == "preserve";
    }

    void characters(std::string_view some) override {
        if (!reading_) return;
        text_ += some;
        if (text_.size() > longest_) stop(refuse::unpacks_too_big);
    }

    void end(std::string_view element) override {
        if (element == "rPh") phonetic_ = false;
        if (element == "t" && reading_) {
            reading_ = false;
            if (!preserve_) trim_run(text_, run_);
        }
        if (element != "si") return;
        unescape(text_, 0);
        strings_.add(text_);
        text_.clear();
        if (strings_.size() > limits_.shared_strings ||
            strings_.bytes() > limits_.shared_string_bytes) {
            stop(refuse::unpacks_too_big);
        }
    }

    SharedStrings& strings_;
    const Limits& limits_;
    const std::size_t longest_ = std::min<std::size_t>(limits_.cell_bytes, SharedStrings::longest);
    std::string text_;
    std::size_t run_ = 0;
    bool reading_ = false;
    bool phonetic_ = false;
    bool preserve_ = false;
};

}  // namespace

void trim_run(std::string& text, std::size_t from) {
    const std::size_t last = text.find_last_not_of(white);
    text.resize(last == text.npos || last < from ? from : last + 1);
    text.erase(from, std::min(text.find_first_not_of(white, from), text.size()) - from);
}

void unescape(std::string& text, std::size_t from) {
    constexpr std::size_t length = 7;  // _xHHHH_
    std::size_t at = text.find("_x", from);
    if (at == text.npos) return;
    std::string result = text.substr(0, at);
    for (; at < text.size(); ++at) {
        unsigned code = 0;
        const char* const digits = text.data() + at + 2;
        const bool fits = text.size() - at >= length && text[at] == '_' && text[at + 1] == 'x' &&
                          text[at + length - 1] == '_';
        if (!fits || std::from_chars(digits, digits + 4, code, 16).ptr != digits + 4 ||
            (code >= 0xD800 && code < 0xE000)) {
            result += text[at];
            continue;
        }
        if (code != 0) text::append(result, code);
        at += length - 1;
    }
    text = std::move(result);
}

void SharedStrings::load(Zip& zip, std::string_view part, const Limits& limits) {
    StringsPart{*this, limits}.parse(zip, part);
}

void SharedStrings::add(std::string_view text) {
    const auto length = static_cast<std::uint32_t>(text.size());
    const std::size_t need = sizeof length + text.size();
    if (used_ + need > block_bytes) {
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(block_bytes));
        used_ = 0;
    }
    char* const place = blocks_.back().get() + used_;
    std::memcpy(place, &length, sizeof length);
    std::memcpy(place + sizeof length, text.data(), text.size());
    places_.push_back(static_cast<std::uint32_t>((blocks_.size() - 1) * block_bytes + used_));
    used_ += need;
    bytes_ += need;
}

std::string_view SharedStrings::operator[](std::size_t index) const {
    const std::uint32_t place = places_[index];
    const char* const start = blocks_[place / block_bytes].get() + place % block_bytes;
    std::uint32_t length = 0;
    std::memcpy(&length, start, sizeof length);
    return {start + sizeof length, length};
}

}  // namespace sheet
