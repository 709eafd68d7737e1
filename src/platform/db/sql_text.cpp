#include "platform/db/sql_text.hpp"

#include "platform/core/refusal.hpp"

#include <charconv>
#include <string>

namespace db {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_lower(char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
}
bool is_word(char c) {
    return is_lower(c) || is_digit(c) || (c >= 'A' && c <= 'Z');
}

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::vector<Piece> scan() {
        while (at_ < text_.size()) {
            if (const auto end = quoted_end(); end != at_)
                take(Piece::Kind::Quoted, end);
            else if (text_[at_] == '$' && !in_word() && is_digit(peek(1)))
                take_parameter();
            else if (text_[at_] == '{' || text_[at_] == '}')
                take_entry();
            else
                ++at_;
        }
        flush();
        return std::move(found_);
    }

private:
    char peek(std::size_t ahead) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    bool in_word() const { return at_ > 0 && is_word(text_[at_ - 1]); }

    /// Just past what `mark` ends, or the end of the text.
    std::size_t past(std::string_view mark, std::size_t from) const {
        const auto found = text_.find(mark, from);
        return found == std::string_view::npos ? text_.size() : found + mark.size();
    }

    /// Where the quoted stretch that begins here ends; here, if none begins. A doubled quote inside
    /// a literal ends one stretch and begins the next, which comes to the same.
    std::size_t quoted_end() const {
        const char c = text_[at_];
        if (c == '\'') return past("'", at_ + 1);
        if (c == '"') return past("\"", at_ + 1);
        if (c == '-' && peek(1) == '-') return past("\n", at_);
        if (c == '/' && peek(1) == '*') return past("*/", at_ + 2);
        if (c == '$' && peek(1) == '$') return past("$$", at_ + 2);
        return at_;
    }

    void take_parameter() {
        auto end = at_ + 1;
        while (end < text_.size() && is_digit(text_[end]))
            ++end;
        int number = 0;
        const auto digits = text_.substr(at_ + 1, end - at_ - 1);
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (number < 1 || number > 999) platform::bug("a parameter is $1 to $999");
        take(Piece::Kind::Parameter, end);
        found_.back().number = number;
    }

    void take_entry() {
        auto end = at_ + 1;
        while (end < text_.size() && is_lower(text_[end]))
            ++end;
        if (text_[at_] != '{' || end == at_ + 1 || end >= text_.size() || text_[end] != '}')
            platform::bug("SQL text has a brace that is no {name}");
        const auto name = text_.substr(at_ + 1, end - at_ - 1);
        take(Piece::Kind::Entry, end + 1);
        found_.back().text = name;
    }

    void flush() {
        if (code_ < at_) found_.push_back({Piece::Kind::Code, text_.substr(code_, at_ - code_)});
        code_ = at_;
    }

    void take(Piece::Kind kind, std::size_t end) {
        flush();
        found_.push_back({kind, text_.substr(at_, end - at_)});
        at_ = code_ = end;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t code_ = 0;  // where the stretch of code that is not yet taken begins
    std::vector<Piece> found_;
};

bool ends_line(std::string_view rest) {
    const auto next = rest.find_first_not_of(" \t\r");
    return next == std::string_view::npos || rest[next] == '\n' || rest.substr(next, 2) == "--";
}

}  // namespace

std::vector<Piece> pieces(std::string_view text) {
    return Scanner{text}.scan();
}

std::vector<std::string_view> split_script(std::string_view text) {
    std::vector<std::string_view> statements;
    std::size_t begin = 0;
    const auto cut = [&](std::size_t end) {
        const auto statement = text.substr(begin, end - begin);
        if (statement.find_first_not_of(blanks) != std::string_view::npos)
            statements.push_back(statement);
        begin = end;
    };
    for (const Piece& piece : pieces(text)) {
        if (piece.kind != Piece::Kind::Code) continue;
        for (std::size_t i = 0; i < piece.text.size(); ++i) {
            const auto after = static_cast<std::size_t>(piece.text.data() - text.data()) + i + 1;
            if (piece.text[i] == ';' && ends_line(text.substr(after))) cut(after);
        }
    }
    cut(text.size());
    return statements;
}

}  // namespace db
