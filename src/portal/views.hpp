#pragma once

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "portal/frame.hpp"
#include "portal/store.hpp"

#include <string>
#include <string_view>

/// One function a page. Each answers finished markup, or refuses (NotFound, Invalid) in words for a
/// villager.
namespace portal::views {

Html home(const Visit& visit, const http::Request& request);
Html place(const Visit& visit, const http::Request& request);
/// A village's list, or a town's and county's sums, of one program.
Html place_program(const Visit& visit, const http::Request& request);
Html programs(const Visit& visit, const http::Request& request);
Html program(const Visit& visit, const http::Request& request);
Html record(const Visit& visit, const http::Request& request);
/// "红旗村，张*，2017年3月，农村低保，210.00元，已到账。": what a phone reads aloud.
std::string sentence(const Snapshot& county, const Payment& payment);
Html projects(const Visit& visit, const http::Request& request);
Html project(const Visit& visit, const http::Request& request);
Html policies(const Visit& visit, const http::Request& request);
Html policy(const Visit& visit, const http::Request& request);
Html search(const Visit& visit, const http::Request& request);
Html open_data(const Visit& visit, const http::Request& request);
Html settings(const Visit& visit, const http::Request& request);
Html about(const Visit& visit, const http::Request& request);
Html accessibility(const Visit& visit, const http::Request& request);
Html error(const Visit& visit, unsigned status, std::string_view message,
           std::string_view incident);

}  // namespace portal::views
