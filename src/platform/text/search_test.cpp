#include "platform/text/search.hpp"

#include <doctest/doctest.h>

using Terms = std::vector<std::string>;

TEST_CASE("Han text becomes single characters and pairs") {
    CHECK(text::bigrams("低保金") == Terms{"低", "低保", "保", "保金", "金"});
}

TEST_CASE("words of letters and digits stay whole and lower-case, and part the Han") {
    CHECK(text::bigrams("发ＡＢ2017年") == Terms{"发", "ab2017", "年"});
    CHECK(text::bigrams("甲，乙 C-d") == Terms{"甲", "乙", "c", "d"});
    CHECK(text::bigrams("").empty());
}

TEST_CASE("surnames are read as surnames") {
    CHECK(text::pinyin("单小红") == "shan xiao hong");
    CHECK(text::pinyin("张三") == "zhang san");
    CHECK(text::pinyin("") == "");
}

TEST_CASE("initials are the first letters") {
    CHECK(text::pinyin_initials("单小红") == "sxh");
    CHECK(text::pinyin_initials("示例县") == "slx");
}
