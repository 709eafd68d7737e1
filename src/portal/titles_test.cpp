#include "portal/titles.hpp"

#include "portal/projection_test.hpp"

#include <doctest/doctest.h>

namespace {

/// A store with these projects, in the order of their places.
class Projects {
public:
    explicit Projects(std::initializer_list<const char*> names) {
        db::Transaction tx{store_.pool()};
        for (const auto* name : names)
            tx.run(
                "INSERT INTO portal_project (record_id, version, number, program, year, name, "
                "region, published_at) VALUES ($1, 1, $1, 'GC01', 2017, $2, $3, 1)",
                {"x" + std::to_string(++count_), name, std::int64_t{430299100200} + count_});
        tx.commit();
    }

    std::string find(std::string_view words, std::string_view generation = "1") {
        std::string found;
        for (const auto& hit : titles_.find(generation, portal::searchable(words), 3))
            found += (found.empty() ? "" : " ") + hit.title;
        return found;
    }
    void withdraw(const char* record_id) {
        db::Transaction tx{store_.pool()};
        tx.run("UPDATE portal_project SET withdrawn = '重复' WHERE record_id = $1", {record_id});
        tx.commit();
    }

private:
    ::testing::Store store_{schema::public_zone()};
    std::int64_t count_ = 0;
    portal::Titles titles_{store_.pool()};
};

}  // namespace

TEST_CASE("two characters anywhere in a title find it, and none that only has both") {
    Projects projects{"红旗村通组公路硬化", "公园路灯", "柳湾村河道清淤"};

    CHECK(projects.find("公路") == "红旗村通组公路硬化");
    CHECK(projects.find("红旗") == "红旗村通组公路硬化");
    CHECK(projects.find("清淤") == "柳湾村河道清淤");
    CHECK(projects.find("路公") == "");
    CHECK(projects.find("红旗村通组公路硬化") == "红旗村通组公路硬化");
    CHECK(projects.find("红旗村通组公路硬化工程") == "");
}

TEST_CASE("width, blanks and capitals make no difference to a title") {
    Projects projects{"G107国道（二期） 改造", "太阳能LED路灯"};

    CHECK(projects.find("g107") == "G107国道（二期） 改造");
    CHECK(projects.find("Ｇ１０７") == "G107国道（二期） 改造");
    CHECK(projects.find("(二期)改造") == "G107国道（二期） 改造");
    CHECK(projects.find("能led路") == "太阳能LED路灯");
}

TEST_CASE("titles come by place and no more than asked for") {
    Projects projects{"甲村公路", "乙村公路", "丙村公路", "丁村公路"};
    CHECK(projects.find("公路") == "甲村公路 乙村公路 丙村公路");
}

TEST_CASE("a withdrawn project is not found once its push is seen") {
    Projects projects{"甲村公路", "乙村公路"};
    CHECK(projects.find("公路", "1") == "甲村公路 乙村公路");

    projects.withdraw("x1");

    CHECK(projects.find("公路", "2") == "乙村公路");
}
