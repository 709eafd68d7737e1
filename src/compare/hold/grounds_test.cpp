#include "compare/hold/hold_test.hpp"

using namespace compare;
using compare::test::today;

namespace {

/// What is refused, in the words that the officer reads; empty when nothing is.
std::string refused(const Grounds& grounds) {
    try {
        check(grounds, today);
    } catch (const platform::Refusal& refusal) {
        CHECK(refusal.kind() == platform::Refusal::Kind::Invalid);
        return refusal.what();
    }
    return {};
}

/// The refusal after one thing was changed.
template <class Change>
std::string without(Change change) {
    Grounds grounds = test::grounds();
    change(grounds);
    return refused(grounds);
}

bool says(const std::string& refusal, std::string_view part) {
    return refusal.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("whole grounds are taken") {
    CHECK(refused(test::grounds()).empty());
    CHECK(without([](Grounds& g) {
              g.contact = {today, "visit", "nobody", "", "三次无人应门"};
          }).empty());
    CHECK(without([](Grounds& g) { g.from_day = today + 90; }).empty());
}

TEST_CASE("each thing that is missing is named") {
    CHECK(says(without([](Grounds& g) { g.sources.pop_back(); }), "第二个独立来源"));
    CHECK(says(without([](Grounds& g) { g.sources[0].kind = "rumour"; }), "第一个独立来源的种类"));
    CHECK(says(without([](Grounds& g) { g.sources[1].unit = " "; }), "第二个独立来源由谁出具"));
    CHECK(says(without([](Grounds& g) { g.sources[1].document.clear(); }),
               "第二个独立来源的文号或内容"));
    CHECK(says(without([](Grounds& g) { g.contact.day.reset(); }), "联系本人的日期"));
    CHECK(says(without([](Grounds& g) { g.contact.means.clear(); }), "联系本人的方式"));
    CHECK(says(without([](Grounds& g) { g.contact.outcome.clear(); }), "是否联系上"));
    CHECK(says(without([](Grounds& g) { g.contact.who.clear(); }), "联系到了谁"));
    CHECK(says(without([](Grounds& g) { g.contact.result.clear(); }), "联系的结果"));
    CHECK(says(without([](Grounds& g) { g.reason = "九个字的理由不够长"; }), "书面理由"));
    CHECK(says(without([](Grounds& g) { g.basis.clear(); }), "法律依据"));
    CHECK(says(without([](Grounds& g) { g.amount_fen = 0; }), "暂缓的金额"));
    CHECK(says(without([](Grounds& g) { g.from_day.reset(); }), "暂缓起始日"));
}

TEST_CASE("all that is missing is said at once") {
    const std::string said = refused({});
    for (const char* part : {"第一个独立来源", "第二个独立来源", "联系本人的日期", "联系本人的方式",
                             "是否联系上", "联系的结果", "书面理由", "法律依据", "金额", "起始日"})
        CHECK_MESSAGE(says(said, part), part);
}

TEST_CASE("two sources are of two kinds and from two units") {
    CHECK(says(without([](Grounds& g) { g.sources[1].kind = g.sources[0].kind; }), "不同的种类"));
    CHECK(says(without([](Grounds& g) { g.sources[1].unit = "县 民政局"; }), "不同的单位"));
}

TEST_CASE("days lie where they can") {
    CHECK(says(without([](Grounds& g) { g.contact.day = today + 1; }), "最近60天"));
    CHECK(says(without([](Grounds& g) { g.contact.day = today - 61; }), "最近60天"));
    CHECK(says(without([](Grounds& g) { g.from_day = today - 1; }), "从今天起"));
    CHECK(says(without([](Grounds& g) { g.from_day = today + 91; }), "从今天起"));
}

TEST_CASE("no text holds a personal number") {
    const std::string number = "430299194503020021";
    CHECK(says(without([&](Grounds& g) { g.reason += number; }), "不要写身份证号"));
    CHECK(says(without([&](Grounds& g) { g.sources[0].document += number; }), "不要写身份证号"));
    CHECK(says(without([&](Grounds& g) { g.contact.result += "13800138000"; }), "电话"));
}

TEST_CASE("kept grounds are the same grounds") {
    const Grounds kept = grounds_from_json(to_json(test::grounds()));
    CHECK(json::write(to_json(kept)) == json::write(to_json(test::grounds())));
    CHECK(kept.sources.size() == 2);
    CHECK(kept.contact.day == today - 2);
}
