#include "complain/route/suggest.hpp"

#include <doctest/doctest.h>

using namespace complain;

namespace {

struct Said {
    const char* text;
    Theme theme;
    Kind kind;
};

}  // namespace

TEST_CASE("what villagers write is taken for the kind it is") {
    for (const Said& each : {
             Said{"我的地力补贴 没收到，卡里一分钱没有", Theme::Payment, Kind::Dispute},
             Said{"发的金额不对，我家是五亩", Theme::Payment, Kind::Dispute},
             Said{"公示上的人不是本人，名字写错了", Theme::Payment, Kind::Dispute},
             Said{"办低保办不成，窗口态度差", Theme::Service, Kind::Service},
             Said{"来回跑了好多趟，互相踢皮球", Theme::Other, Kind::Service},
             Said{"村里有人收钱才给报名", Theme::Payment, Kind::Accusation},
             Said{"评低保优亲厚友", Theme::Village, Kind::Accusation},
             Said{"吃拿卡要，不给好处费不办", Theme::Service, Kind::Accusation},
             Said{"请给我解决征地补偿", Theme::Village, Kind::Petition},
             Said{"请问我家能领什么补贴，怎么申请", Theme::Other, Kind::Consult},
         }) {
        CAPTURE(each.text);
        CHECK(suggest_kind(each.text, each.theme).kind == each.kind);
    }
}

TEST_CASE("a suggestion names the words that speak for it, each once") {
    const Suggestion suggestion = suggest_kind("他贪污公款", Theme::Other);
    CHECK(suggestion.words == std::vector<std::string>{"贪污", "公款"});
    CHECK(suggestion.score == 10);
    CHECK(suggestion.why() == "文中写了“贪污”“公款”");
    CHECK(suggest_kind("你好", Theme::Other).why() == "文中没有明显的字眼，按来处推测");
}

TEST_CASE("blanks and wide letters between the characters do not hide a word") {
    CHECK(suggest_kind("补贴　没 收 到", Theme::Other).kind == Kind::Dispute);
}

TEST_CASE("on a tie it is the kind that the fewest may see") {
    CHECK(suggest_kind("金额不对，还要送礼", Theme::Payment).kind == Kind::Accusation);
}

TEST_CASE("without any known word the place it came from decides") {
    CHECK(suggest_kind("看看", Theme::Payment).kind == Kind::Dispute);
    CHECK(suggest_kind("看看", Theme::Service).kind == Kind::Service);
    CHECK(suggest_kind("看看", Theme::Reprisal).kind == Kind::Accusation);
}

TEST_CASE("themes and kinds keep their names") {
    CHECK(theme_named("payment") == Theme::Payment);
    CHECK(title_of(Theme::Conduct) == "干部作风");
    CHECK_FALSE(theme_named("none"));
    CHECK(kind_named("accusation") == Kind::Accusation);
    CHECK(title_of(Kind::Petition) == "申诉求决");
    CHECK(plain_words(Kind::Consult) == "我能领什么、怎么办理");
}
