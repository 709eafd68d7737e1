#include "domain/fen.hpp"

#include "domain/decimal.hpp"

#include <doctest/doctest.h>

using domain::Fen;
using domain::Quantity;

TEST_CASE("an amount is read as clerks write it") {
    CHECK(Fen::from_yuan("210.00") == Fen{21000});
    CHECK(Fen::from_yuan("210.000") == Fen{21000});
    CHECK(Fen::from_yuan("¥210.00") == Fen{21000});
    CHECK(Fen::from_yuan("￥ 1,250.5") == Fen{125050});
    CHECK(Fen::from_yuan("210元") == Fen{21000});
    CHECK(Fen::from_yuan("２１０．００") == Fen{21000});
    CHECK(Fen::from_yuan("-210") == Fen{-21000});
    CHECK(Fen::from_yuan("'323.35") == Fen{32335});
}

TEST_CASE("what is no exact amount is refused, never rounded") {
    CHECK_FALSE(Fen::from_yuan("210.005"));
    CHECK_FALSE(Fen::from_yuan("12,50"));
    CHECK_FALSE(Fen::from_yuan("二百一十"));
    CHECK_FALSE(Fen::from_yuan(""));
    CHECK_FALSE(Fen::from_yuan("1.2.3"));
    CHECK_FALSE(Fen::from_yuan("99999999999999999999"));
}

TEST_CASE("a number cell means what the spreadsheet shows") {
    CHECK(Fen::from_number("323.35000000000002") == Fen{32335});
    CHECK(Fen::from_number("29.999999999999996") == Fen{3000});
    CHECK(Fen::from_number("4.5E2") == Fen{45000});
    CHECK_FALSE(Fen::from_number("210.005"));
}

TEST_CASE("an amount is printed with two decimals and grouped thousands") {
    CHECK(Fen{125050}.yuan() == "1250.50");
    CHECK(Fen{-5}.yuan() == "-0.05");
    CHECK(Fen{847465095}.grouped() == "8,474,650.95");
    CHECK(Fen{-100000}.grouped() == "-1,000.00");
    CHECK(Fen{99999}.grouped() == "999.99");
}

TEST_CASE("a quantity keeps four decimals and no trailing zeros") {
    CHECK(Quantity::parse("2.15")->text() == "2.15");
    CHECK(Quantity::parse("30.0")->text() == "30");
    CHECK_FALSE(Quantity::parse("两亩"));
}

TEST_CASE("a quantity at a standard costs the nearest fen") {
    CHECK(domain::cost(*Quantity::parse("2.15"), Fen{10500}) == Fen{22575});
    CHECK(domain::cost(*Quantity::parse("0.0001"), Fen{5000}) == Fen{1});
    CHECK_FALSE(domain::cost(Quantity{1LL << 40}, Fen{1LL << 40}));
}
