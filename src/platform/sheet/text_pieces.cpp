#include "platform/sheet/text_pieces.hpp"

#include "platform/sheet/refuse.hpp"
#include "platform/text/text.hpp"

namespace sheet {

namespace {

constexpr std::size_t piece_size = 64U << 10U;

/// Control characters that no text has: this is a picture, a program, a PDF.
bool is_binary(std::string_view utf8) {
    return std::any_of(utf8.begin(), utf8.end(), [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return code < 0x20 && !(code >= '\t' && code <= '\r') && code != 0x1A;
    });
}

/// What can be said of a text from its pieces, which are cut between characters.
class Survey {
public:
    void look(std::string_view utf8) {
        binary_ = binary_ || is_binary(utf8);
        if (head_.size() < pdf.size()) head_ += utf8.substr(0, pdf.size() - head_.size());
        if (first_ == '\0' && !text::is_blank(utf8)) first_ = text::trim(utf8).front();
    }
    bool foreign() const { return binary_ || head_ == pdf; }
    bool blank() const { return first_ == '\0'; }
    bool web_page() const { return first_ == '<'; }

private:
    static constexpr std::string_view pdf = "%PDF";

    std::string head_;
    char first_ = '\0';  ///< of what can be seen, its first byte
    bool binary_ = false;
};

}  // namespace

TextForm look_through(const Source& source) {
    text::EncodingFinder finder;
    std::string bytes(piece_size, '\0');
    for (std::uint64_t at = 0; at < source.size();) {
        const auto got = source.read(at, bytes);
        if (got == 0) break;
        finder.look(std::string_view{bytes}.substr(0, got));
        at += got;
    }
    const auto form = finder.finish();
    if (!form) refuse::unknown();
    Survey survey;
    TextPieces pieces{source, *form};
    for (std::string piece; pieces.next(piece); piece.clear())
        survey.look(piece);
    if (survey.foreign()) refuse::unknown();
    if (survey.blank()) refuse::empty();
    if (survey.web_page()) refuse::web_page();
    return *form;
}

TextPieces::TextPieces(const Source& source, const TextForm& form)
    : source_(source), decoder_(form.encoding), bytes_(piece_size, '\0'), at_(form.mark) {}

bool TextPieces::next(std::string& to) {
    const auto before = to.size();
    // A piece may complete no character.
    while (!ended_ && to.size() == before) {
        const auto got = source_.read(at_, bytes_);
        at_ += got;
        ended_ = got == 0;
        const bool sound =
            ended_ ? decoder_.finish() : decoder_.add(std::string_view{bytes_}.substr(0, got), to);
        if (!sound) refuse::unknown();
    }
    return to.size() > before;
}

}  // namespace sheet
