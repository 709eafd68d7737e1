#pragma once

#include "platform/http/router.hpp"
#include "platform/testing/store.hpp"
#include "portal/portal.hpp"
#include "schema/schema.hpp"

#include <string>
#include <string_view>

/// A small county made by hand, for the portal's tests. Its people do not exist.
namespace portal::testing {

inline constexpr std::string_view county = "430299000000", town = "430299100000",
                                  village = "430299100201", small_village = "430299100202",
                                  silent_village = "430299100203";

/// 示例县 › 青山镇 › 红旗村, 柳湾村, 新田社区; 石塘镇 › 梅庄村. NY01 is named (one payment
/// withdrawn, one corrected), CL01 masked with two people in 柳湾村 and nine elsewhere, GC01 pays a
/// project.
void fill(db::Pool& pool);
/// A source of CL01, one allocation of it and three appropriations, for two, six and nine people.
void add_protected_funds(db::Transaction& tx);

/// The site on such a store, with a router to ask.
class Town {
public:
    Town();

    /// The body of a page; its status is in `status`.
    std::string get(std::string_view target, std::string_view cookie = {});
    http::Response post(std::string_view target, std::string_view form);
    /// Runs statements on the projection, as a push would, and changes its generation.
    void push(const std::function<void(db::Transaction&)>& change);

    unsigned status = 0;
    ::testing::Store store{schema::public_zone()};
    platform::FixedClock clock;
    Site site;
    http::Router router;

private:
    http::Response ask(http::Request& request);
};

}  // namespace portal::testing
