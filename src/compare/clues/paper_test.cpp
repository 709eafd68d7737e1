#include "compare/clues/card.hpp"

#include <doctest/doctest.h>

using namespace compare;

namespace {

/// Every text of a document, a line each.
struct Reader {
    std::string text;

    void operator()(const pdf::Heading& heading) { text += heading.text + "\n"; }
    void operator()(const pdf::Paragraph& paragraph) { text += paragraph.text + "\n"; }
    void operator()(const pdf::Signatures& signatures) {
        for (const auto& label : signatures.labels)
            text += label + "\n";
    }
    void operator()(const pdf::Table& table) {
        for (const auto& column : table.columns)
            text += column.title + "\n";
        for (const auto& row : table.rows)
            for (const auto& cell : row)
                text += cell + "\n";
    }
};

std::string text_of(const pdf::Document& document) {
    Reader reader;
    for (const auto& block : document.blocks)
        std::visit(reader, block);
    return reader.text;
}

/// One who was paid while in custody, as P11 found it.
struct Custody {
    KeptHit hit{1, {}, {}, {}};
    Clue clue;
    ledger::Regions regions{ledger::built_in_divisions("430299")};

    explicit Custody(std::string rule = "P11") {
        hit.hit = {.rule = std::move(rule),
                   .question = "甲",
                   .severity = Severity::Red,
                   .stale = true,
                   .records_table = "payment",
                   .rows = {},
                   .sources = {"服刑人员（县公安局，第1次交付，截止2017-09-30）"}};
        hit.hit.rows.push_back({"A1",
                                std::string(16, 'p'),
                                210'00,
                                {{"entered", "2015-06-01"}, {"overlap", "2017-01"}},
                                {{"name", "张小明"}, {"amount_fen", 210'00}}});
        clue.id = "0123456789abcdef";
        clue.amount_fen = 210'00;
        clue.records = {{"payment", "A1"}};
        clue.hits = {&hit};
    }
    pdf::Document print(bool revealed) const {
        return printed_paper(clue, "张小明（鹤阳村）", RuleBook::built_in(), regions, revealed,
                             platform::from_millis(1506744000000));
    }
};

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a printed working paper has both sides, what would be innocent and room to sign") {
    const Custody custody;
    const auto& rule = *RuleBook::built_in().rule("P11");

    const auto text = text_of(custody.print(false));

    for (const std::string& part :
         {std::string{"不得据此停发"}, custody.clue.id, std::string{"张小明（鹤阳村）"}, rule.title,
          rule.basis, std::string{"A1"}, std::string{"210.00元"}, std::string{"数据可能滞后"},
          "□ " + rule.innocent.front(), "□ " + rule.verify.front(), std::string{"核查人："},
          std::string{"复核人："}, std::string{"被核查人意见"}, std::string{"日期："}})
        CHECK_MESSAGE(has(text, part), part);
    CHECK(pdf::write(custody.print(false)).starts_with("%PDF-"));
}

TEST_CASE("on paper too, what only matches is shown as 比中 unless it was revealed") {
    const Custody custody;

    CHECK_FALSE(has(text_of(custody.print(false)), "2015-06-01"));
    CHECK(has(text_of(custody.print(false)), "比中"));
    CHECK(has(text_of(custody.print(true)), "2015-06-01"));
}

TEST_CASE("the paper of a helpful hit asks to tell the person") {
    const auto& rules = RuleBook::built_in().rules();
    const auto help = std::ranges::find(rules, "help", &Rule::kind);
    REQUIRE(help != rules.end());

    const auto text = text_of(Custody{help->id}.print(false));

    CHECK(has(text, "请主动告知"));
    CHECK_FALSE(has(text, "不得据此停发"));
}
