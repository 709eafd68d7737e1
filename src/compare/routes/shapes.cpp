#include "compare/routes/shapes.hpp"

#include "compare/run/tables.hpp"

#include <map>

namespace compare {

void mount(http::Router& router, const Desk& desk) {
    routes::mount_datasets(router, desk);
    routes::mount_rules(router, desk);
    routes::mount_runs(router, desk);
    routes::mount_clues(router, desk);
    routes::mount_holds(router, desk);
    routes::mount_free(router, desk);
}

namespace routes {

std::string instant(std::int64_t millis) {
    return guard::routes::instant_json(platform::from_millis(millis));
}

json::Value day(std::int64_t days) {
    json::Value text{nullptr};
    text = platform::format_date(platform::from_days(days));
    return text;
}

json::Array texts(const std::vector<std::string>& from) {
    json::Array array;
    for (const std::string& one : from)
        array.push_back(json::Value(one));
    return array;
}

http::Response answer(json::Object object, int status) {
    return http::Response::json(json::write(json::Value(std::move(object))), status);
}

std::optional<std::string> text_in(const http::Request& request, std::string_view name) {
    const auto found = request.query(name);
    if (!found || found->empty()) return std::nullopt;
    return std::string{*found};
}

std::string title_of_table(const RuleBook& book, const std::string& name) {
    static const std::map<std::string, std::string, std::less<>> titles{
        {"payment", "个人补助资金发放表"},
        {"program", "民生资金项目主表"},
        {"source", "指标来源表"},
        {"allocation", "指标下达表"},
        {"appropriation", "项目资金拨付表"},
        {"project", "项目公示表"},
        {"expenditure", "项目支出明细表"},
        {"bank_result", "银行代发结果表"},
        {"published", "已公开的发放"},
        {"region", "行政区划"},
        {"person_number", "证件号码"},
        {"near_person", "相近的证件号码"},
        {"near_number", "相近的证件号码"},
    };
    if (const DatasetSpec* spec = book.dataset(name)) return spec->title;
    const auto found = titles.find(name);
    return found == titles.end() ? name : found->second;
}

}  // namespace routes

}  // namespace compare
