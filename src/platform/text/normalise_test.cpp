#include "platform/text/normalise.hpp"

#include <doctest/doctest.h>

TEST_CASE("length counts characters, not bytes") {
    CHECK(text::length("姓名a\U00020BB7") == 4);
    CHECK(text::length("a\xFF") == 2);
}

TEST_CASE("full-width letters and digits become half-width") {
    CHECK(text::normalise_width("４３０２９９Ｘ　（元）") == "430299X (元)");
    CHECK(text::normalise_width("a\xFF") == "a\xFF");
}

TEST_CASE("trim takes every kind of blank from the ends only") {
    CHECK(text::trim("\u3000\u00A0 张 三\u200B\uFEFF\r\n") == "张 三");
    CHECK(text::trim("\u3000 ").empty());
    CHECK(text::trim("").empty());
}

TEST_CASE("blanks are taken out from anywhere") {
    CHECK(text::without_blanks(" 4302\u200D99\u00A01990\u2060 ") == "4302991990");
}

TEST_CASE("a code is compared half-width and without blanks") {
    CHECK(text::compact("４３０２　99\u200BＸ ") == "430299X");
    CHECK(text::compact("示财预〔2017〕1号") == "示财预〔2017〕1号");
    CHECK(text::compact("a\xFF ") == "a\xFF");
}

TEST_CASE("a text of blanks only is blank, and one with a broken byte is not") {
    CHECK(text::is_blank(""));
    CHECK(text::is_blank(" \t\u3000\u200B\uFEFF"));
    CHECK_FALSE(text::is_blank("\u3000。"));
    CHECK_FALSE(text::is_blank(" \xE3"));
}

TEST_CASE("spellings of one header fold to the same text") {
    CHECK(text::fold_header("＊发放金额（元）：") == "发放金额");
    CHECK(text::fold_header("姓　名") == "姓名");
    CHECK(text::fold_header("ＩＤ 号(18位)") == "id号");
    CHECK(text::fold_header("金额(元") == "金额(元");
}

TEST_CASE("a name has one spelling") {
    CHECK(text::normalise_name("张　三") == "张三");
    CHECK(text::normalise_name(" 阿依古丽•买买提 ") == "阿依古丽·买买提");
    CHECK(text::normalise_name("阿依古丽 ． 买买提") == "阿依古丽·买买提");
    CHECK(text::normalise_name("阿依古丽・・买买提") == "阿依古丽·买买提");
    CHECK(text::normalise_name("J.  Smith") == "J. Smith");
    CHECK(text::normalise_name("\U00020BB7\u200B 田") == "\U00020BB7田");
}
