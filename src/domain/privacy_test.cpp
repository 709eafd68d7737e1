#include "domain/privacy.hpp"

#include <doctest/doctest.h>

using domain::find_private;
using domain::PrivateKind;
using domain::without_private;

TEST_CASE("a remark with an identity number and a phone is found and starred") {
    CHECK(without_private("联系电话13907330000,证件430299199507234177") == "联系电话****,证件****");
    CHECK(without_private("13907330000 430299199507234177") == "**** ****");
}

TEST_CASE("a number is found however it is broken up") {
    CHECK(without_private("430299 19950723 4177") == "****");
    CHECK(without_private("139-0733-0000") == "****");
    CHECK(without_private("４３０２９９１９９５０７２３４１７７号") == "****号");
    CHECK(without_private("43029919530406961x") == "****");
}

TEST_CASE("an identity number with a typing error is still personal") {
    REQUIRE(find_private("430299199507234178").size() == 1);
    CHECK(find_private("430299199507234178")[0].kind == PrivateKind::IdNumber);
}

TEST_CASE("a bank card is found and a factory number, a document number or an amount is not") {
    REQUIRE(find_private("6230901867647597995").size() == 1);
    CHECK(find_private("6230901867647597995")[0].kind == PrivateKind::BankCard);
    CHECK(find_private("出厂编号:964829181").empty());
    CHECK(find_private("示财预〔2017〕MZ01号").empty());
    CHECK(find_private("FF201700023118").empty());
    CHECK(find_private("91430299MA4L000204").empty());
    CHECK(find_private("1250000.50元").empty());
    CHECK(find_private("0731-27610000").empty());
    CHECK(find_private("").empty());
}

TEST_CASE("a masked name tells neither length nor given name") {
    CHECK(domain::masked_name("张伟") == "张*");
    CHECK(domain::masked_name("张建国") == "张*");
    CHECK(domain::masked_name("欧阳㛃") == "欧阳*");
    CHECK(domain::masked_name("阿依古丽·买买提") == "阿*");
    CHECK(domain::masked_name("𠅤明") == "𠅤*");
}
