#include "complain/exchange/foreign.hpp"

#include "complain/vault/told.hpp"
#include "platform/testing/refused.hpp"

#include <doctest/doctest.h>

using namespace complain;

TEST_CASE("each platform's file becomes the one shape that the program knows") {
    const auto discipline =
        read_foreign(Source::Discipline,
                     "举报编号,举报日期,被反映人职务,问题发生地,问题类别,主要内容,举报人\n"
                     "JB-1,2017-09-01,村会计,红旗村,优亲厚友,低保给了亲戚,张小明\n");
    REQUIRE(discipline.cases.size() == 1);
    CHECK(discipline.cases[0].number == "JB-1");
    CHECK(discipline.cases[0].post == "村会计");
    CHECK(discipline.cases[0].text == "优亲厚友\n发生地：红旗村\n低保给了亲戚");

    const auto hotline =
        read_foreign(Source::Hotline, "诉求内容,工单编号,受理日期\n路灯坏了,9001,2017年9月2日\n");
    REQUIRE(hotline.cases.size() == 1);
    CHECK(hotline.cases[0].text == "路灯坏了");
    CHECK(platform::format_date(hotline.cases[0].received) == "2017-09-02");

    const auto mailbox = read_foreign(
        Source::Mailbox,
        R"({"letters":[{"number":"XJ1","date":"2017-09-01","title":"问低保","content":"怎么办"}]})");
    REQUIRE(mailbox.cases.size() == 1);
    CHECK(mailbox.cases[0].text == "问低保\n怎么办");
}

TEST_CASE("a messy line is refused with its number, and the others are taken") {
    const auto file = read_foreign(Source::Hotline,
                                   "工单编号,受理日期,诉求内容\n"
                                   ",2017-09-01,没有编号\n"
                                   "2,昨天,日期不对\n"
                                   "3,2017-09-01,\n"
                                   "4,2017-09-01,好的\n"
                                   "4,2017-09-01,又一次\n"
                                   "=5,2017-09-01,公式\n"
                                   "6,2017-09-01," +
                                       std::string(longest_text + 1, 'x') + "\n");

    REQUIRE(file.cases.size() == 1);
    CHECK(file.cases[0].line == 5);
    REQUIRE(file.refused.size() == 6);
    CHECK(file.refused[0].line == 2);
    CHECK(file.refused[0].why == "没有编号，请补上");
    CHECK(file.refused[3].why == "编号和第5行相同，只收第一个");
    for (const auto& one : file.refused)
        CHECK(one.why.find("日期不对") == std::string::npos);
}

TEST_CASE("a file of something else is refused as a whole") {
    CHECK_REFUSED(Invalid, read_foreign(Source::Hotline, "姓名,金额\n张小明,210\n"));
    CHECK_REFUSED(Invalid, read_foreign(Source::Discipline, ""));
    CHECK_REFUSED(Invalid, read_foreign(Source::Mailbox, "工单编号,受理日期\n"));
    CHECK_REFUSED(Invalid, read_foreign(Source::Mailbox, R"({"letters":7})"));
    CHECK(read_foreign(Source::Mailbox, R"({"letters":[7,{}]})").refused.size() == 2);
}

TEST_CASE("an answer goes back in the platform's own layout, and is no formula") {
    const std::vector<ForeignAnswer> answers{
        {"9001", "=已修好，\"请放心\"", platform::Date{std::chrono::year{2017} / 9 / 30}}};

    CHECK(answers_text(Source::Hotline, answers) ==
          "\xef\xbb\xbf工单编号,答复日期,答复内容\r\n"
          "\"9001\",2017-09-30,\"'=已修好，\"\"请放心\"\"\"\r\n");
    CHECK(answers_text(Source::Mailbox, answers).find(R"("number":"9001")") != std::string::npos);
}
