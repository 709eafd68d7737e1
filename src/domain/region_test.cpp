#include "domain/region.hpp"

#include <doctest/doctest.h>

using domain::RegionCode;

TEST_CASE("a division's level and parent are in its code") {
    auto village = *RegionCode::parse("430299106201");

    CHECK(village.level() == RegionCode::Level::Village);
    CHECK(village.parent().text() == "430299106000");
    CHECK(village.parent().level() == RegionCode::Level::Town);
    CHECK(village.parent().parent().text() == "430299000000");
    CHECK(village.parent().parent().level() == RegionCode::Level::County);
    CHECK(village.parent().parent().parent().level() == RegionCode::Level::Prefecture);
}

TEST_CASE("a town contains its villages and no other town's") {
    auto town = *RegionCode::parse("430299106");

    CHECK(town.contains(*RegionCode::parse("430299106999")));
    CHECK(town.contains(town));
    CHECK_FALSE(town.contains(*RegionCode::parse("430299107001")));
}

TEST_CASE("a code is 6, 9 or 12 digits and nothing else") {
    CHECK_FALSE(RegionCode::parse("4302991062"));
    CHECK_FALSE(RegionCode::parse("43029910620x"));
    CHECK_FALSE(RegionCode::parse(""));
}

TEST_CASE("a village is named as its people say it") {
    CHECK(domain::spoken_region_name("凤江村委会") == "凤江村");
    CHECK(domain::spoken_region_name("茶坡社区居委会") == "茶坡社区");
    CHECK(domain::spoken_region_name("青山镇") == "青山镇");
}
