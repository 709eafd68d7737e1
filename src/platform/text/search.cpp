#include "platform/text/search.hpp"

#include "platform/core/refusal.hpp"
#include "platform/text/code_points.hpp"

#include <unicode/translit.h>
#include <unicode/uchar.h>

#include <memory>

namespace text {

namespace {

bool is_word(char32_t character) {
    return character < malformed && u_isalnum(static_cast<UChar32>(character)) != 0;
}

std::unique_ptr<icu::Transliterator> transliterator(const char* id) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> made{
        icu::Transliterator::createInstance(id, UTRANS_FORWARD, status)};
    if (U_FAILURE(status)) platform::bug(std::string{"ICU has no "} + id);
    return made;
}

/// A transliterator must not be shared by threads and takes 0.1 s to make.
const icu::Transliterator& reader() {
    thread_local const auto instance = transliterator("Han-Latin/Names; Latin-ASCII; Lower");
    return *instance;
}

std::string transliterated(std::string_view utf8, const icu::Transliterator& by) {
    icu::UnicodeString name = icu::UnicodeString::fromUTF8(
        icu::StringPiece{utf8.data(), static_cast<std::int32_t>(utf8.size())});
    by.transliterate(name);
    std::string result;
    name.trim().toUTF8String(result);
    return result;
}

}  // namespace

std::vector<std::string> bigrams(std::string_view utf8) {
    std::vector<std::string> terms;
    std::string word;
    std::string han;  // the Han character just before
    const auto end_word = [&terms, &word] {
        if (!word.empty()) terms.push_back(std::move(word));
        word.clear();
    };
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t character = half_width(next(utf8, at));
        if (is_invisible(character)) continue;
        if (!is_han(character)) {
            han.clear();
            if (!is_word(character)) {
                end_word();
                continue;
            }
            append(word, static_cast<char32_t>(u_tolower(static_cast<UChar32>(character))));
            continue;
        }
        end_word();
        std::string single;
        append(single, character);
        if (!han.empty()) terms.push_back(han + single);
        terms.push_back(single);
        han = std::move(single);
    }
    end_word();
    return terms;
}

std::string pinyin(std::string_view utf8) {
    return transliterated(utf8, reader());
}

std::string simplified(std::string_view utf8) {
    thread_local const auto instance = transliterator("Traditional-Simplified");
    return transliterated(utf8, *instance);
}

std::string pinyin_initials(std::string_view utf8) {
    std::string initials;
    bool fresh = true;
    for (const char letter : pinyin(utf8)) {
        const bool alnum = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (alnum && fresh) initials += letter;
        fresh = !alnum;
    }
    return initials;
}

}  // namespace text
