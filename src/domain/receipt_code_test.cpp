#include "domain/receipt_code.hpp"

#include <doctest/doctest.h>

#include <type_traits>

using domain::ReceiptCode;
using domain::ReceiptFault;
using domain::ReceiptKind;

namespace {

std::optional<ReceiptKind> kind_of(std::string_view text) {
    const auto read = ReceiptCode::parse(text);
    const auto* code = std::get_if<ReceiptCode>(&read);
    return code == nullptr ? std::nullopt : std::optional{code->kind()};
}

ReceiptFault fault_of(std::string_view text) {
    auto read = ReceiptCode::parse(text);
    REQUIRE(std::holds_alternative<ReceiptFault>(read));
    return std::get<ReceiptFault>(read);
}

/// Another symbol than the one that stands there.
std::string miscopied(std::string text, std::size_t at) {
    text[at] = text[at] == '7' ? '8' : '7';
    return text;
}

}  // namespace

static_assert(!std::is_copy_constructible_v<ReceiptCode>);
static_assert(!fmt::is_formattable<ReceiptCode>::value, "a log line takes no code");

TEST_CASE("a code is six groups of five and is read as it was shown") {
    const auto code = ReceiptCode::fresh(ReceiptKind::Slip);
    const auto text = code.shown();

    CHECK(text.size() == 35);
    CHECK(std::count(text.begin(), text.end(), '-') == 5);
    CHECK(text.find_first_of("ILOUilou") == std::string::npos);
    auto read = ReceiptCode::parse(text);
    REQUIRE(std::holds_alternative<ReceiptCode>(read));
    CHECK(std::get<ReceiptCode>(read).look_up() == code.look_up());
    CHECK(std::get<ReceiptCode>(read).proof().proof == code.proof().proof);
}

TEST_CASE("no two codes share what is looked up, proved or sealed with") {
    const auto one = ReceiptCode::fresh(ReceiptKind::Query);
    const auto other = ReceiptCode::fresh(ReceiptKind::Query);

    CHECK(one.look_up() != other.look_up());
    CHECK(one.proof().proof != other.proof().proof);
    CHECK(one.proof().proof != one.look_up());
    CHECK(one.answer_key().view() != one.proof().proof);
    CHECK(one.look_up().size() == 32);
    CHECK(one.proof().proof.size() == 32);
}

TEST_CASE("a code of one kind is not read as another's") {
    CHECK(kind_of(ReceiptCode::fresh(ReceiptKind::Slip).shown()) == ReceiptKind::Slip);
    CHECK(kind_of(ReceiptCode::fresh(ReceiptKind::Query).shown()) == ReceiptKind::Query);
    CHECK(kind_of(ReceiptCode::fresh(ReceiptKind::Visit).shown()) == ReceiptKind::Visit);
}

TEST_CASE("small letters, blanks, full-width forms and look-alikes are mended") {
    // A code with 0, 1 and V in it, made once and written down here.
    std::string text;
    while (text.find('0') == std::string::npos || text.find('1') == std::string::npos ||
           text.find('V') == std::string::npos)
        text = ReceiptCode::fresh(ReceiptKind::Query).shown();
    std::string typed = " ";
    for (const char c : text) {
        const std::map<char, std::string> other{{'-', " — "}, {'0', "o"},  {'1', "l"}, {'V', "u"},
                                                {'2', "２"},  {'A', "Ａ"}, {'B', "b"}};
        const auto found = other.find(c);
        typed += found == other.end() ? std::string(1, c) : found->second;
    }

    CHECK(kind_of(typed) == ReceiptKind::Query);
    CHECK(kind_of(typed + "。") == std::nullopt);
}

TEST_CASE("a mistyped symbol is found in its group, wherever it stands") {
    const auto text = ReceiptCode::fresh(ReceiptKind::Slip).shown();

    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '-') continue;
        CAPTURE(at);
        CHECK(fault_of(miscopied(text, at)).groups == std::vector{static_cast<int>(at / 6) + 1});
    }
}

TEST_CASE("two symbols mistyped in one group are found too") {
    const auto text = ReceiptCode::fresh(ReceiptKind::Query).shown();

    const auto groups = fault_of(miscopied(miscopied(text, 12), 15)).groups;

    CHECK(std::find(groups.begin(), groups.end(), 3) != groups.end());
}

TEST_CASE("a code of the wrong length, and what is none at all, say how much was given") {
    const auto text = ReceiptCode::fresh(ReceiptKind::Slip).shown();

    CHECK(fault_of(text.substr(1)).symbols == 29);
    CHECK(fault_of("").symbols == 0);
    CHECK(fault_of("430299194503020021").symbols == 18);
    CHECK(fault_of(std::string(5000, 'A')).groups.empty());
    CHECK(fault_of("张" + text.substr(1)).groups == std::vector{1});
}
