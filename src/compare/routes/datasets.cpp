#include "collect/collect.hpp"
#include "compare/dataset/dataset_import.hpp"
#include "compare/papers/papers.hpp"
#include "compare/routes/shapes.hpp"
#include "platform/core/refusal.hpp"

#include <algorithm>

namespace compare::routes {

namespace {

using guard::Permission;
using platform::Refusal;

constexpr std::size_t most_bytes = (64U << 20U) + (64U << 10U);

json::Object dataset_json(const Desk& desk, const DatasetSpec& spec,
                          const std::vector<Formalities>& registered,
                          const std::vector<DatasetVersion>& current) {
    const auto own = std::ranges::find(registered, spec.name, &Formalities::name);
    const bool has_own = own != registered.end();
    json::Object out{{"name", spec.name},
                     {"title", spec.title},
                     {"owner", has_own ? own->owner : spec.owner},
                     {"purpose", has_own ? own->purpose : spec.purpose},
                     {"registered", has_own},
                     {"match_only", spec.shows_match_only},
                     {"maximum_age_days", has_own ? own->maximum_age_days : spec.maximum_age_days},
                     {"keep_days", has_own ? own->keep_days : spec.keep_days},
                     {"stale", false}};
    if (has_own) out["approval"] = own->approval;
    json::Array columns;
    for (const DatasetField& field : spec.fields)
        columns.push_back(json::Object{{"title", field.title}, {"required", field.required}});
    out["columns"] = std::move(columns);
    json::Array rules;
    for (const Rule& rule : desk.office.book.rules())
        if (std::ranges::find(rule.needs, spec.name) != rule.needs.end())
            rules.push_back(json::Value(rule.id));
    out["rules"] = std::move(rules);
    const auto version = std::ranges::find(current, spec.name, &DatasetVersion::dataset);
    if (version == current.end()) return out;
    const auto today = platform::to_days(platform::local_date(desk.office.clock.now()));
    out["as_of"] = day(version->as_of);
    out["version"] = std::to_string(version->number);
    out["rows"] = version->accepted;
    out["rejected"] = version->rejected;
    out["destroy_by"] = day(version->destroy_by);
    out["stale"] = has_own && version->as_of + own->maximum_age_days < today;
    return out;
}

http::Response get_datasets(const Desk& desk) {
    const Datasets datasets{desk.office};
    db::Reader reader{desk.office.pool};
    const auto registered = datasets.registered(reader);
    const auto current = datasets.current(reader);
    json::Array items;
    for (const DatasetSpec& spec : desk.office.book.datasets())
        items.push_back(dataset_json(desk, spec, registered, current));
    return list(std::move(items));
}

http::Response put_dataset(const Desk& desk, http::Request& request) {
    const auto fields = json::Fields::read(request.body());
    const auto days = [&](const char* key, const char* title) {
        return static_cast<int>(std::clamp<std::int64_t>(fields.integer(key, title), 0, 36500));
    };
    Datasets{desk.office}.register_dataset(
        guard::actor(request),
        {std::string{request.param("name")}, fields.text("owner", "数据提供单位", 200),
         fields.text("purpose", "使用目的", 500), fields.text("approval", "批准文号", 200),
         days("maximum_age_days", "数据最长有效天数"), days("keep_days", "保存天数")});
    return no_content();
}

http::Response post_delivery(const Desk& desk, http::Request& request) {
    const auto as_of = text_in(request, "as_of");
    const auto read = as_of ? platform::parse_iso_date(*as_of) : std::nullopt;
    if (as_of && !read)
        throw Refusal{Refusal::Kind::Invalid, "数据截止日期要写成 2017-09-30 的形式"};
    const Datasets datasets{desk.office};
    for (const auto& file : request.uploads()) {
        if (file.field != "file") continue;
        const auto workbook = sheet::open_bytes(file.content->bytes());
        const collect::ImportLock lock{desk.folder, desk.office.pool};
        const auto report = DatasetImport{datasets}.import(
            guard::actor(request), std::string{request.param("name")}, *workbook, file.filename,
            read ? std::optional{platform::to_days(*read)} : std::nullopt);
        json::Array errors;
        for (const auto& [row, problem] : report.problems)
            errors.push_back(json::Object{{"row", row},
                                          {"column", problem.column},
                                          {"problem", problem.problem},
                                          {"mend", problem.mend}});
        return answer({{"rows", report.rows},
                       {"accepted", report.accepted},
                       {"rejected", report.rejected},
                       {"as_of", day(report.as_of)},
                       {"errors", std::move(errors)}});
    }
    throw Refusal{Refusal::Kind::Invalid, "请先选择要导入的数据文件"};
}

http::Response get_paper(const Desk& desk, const http::Request& request) {
    const auto demo = desk.demo ? Demonstration::Yes : Demonstration::No;
    auto paper = print_paper(Datasets{desk.office}, guard::actor(request), desk.regions, demo,
                             request.param("paper"));
    auto response = http::Response::bytes("application/pdf", std::move(paper.bytes));
    return response.attachment(paper.file_name);
}

}  // namespace

void mount_datasets(http::Router& router, const Desk& desk) {
    router.get("/office/api/datasets", Permission::ManageDatasets,
               [desk](http::Request&) { return get_datasets(desk); });
    router.put("/office/api/datasets/{name}", Permission::ManageDatasets,
               [desk](http::Request& request) { return put_dataset(desk, request); });
    router.post("/office/api/datasets/{name}/deliveries", Permission::ManageDatasets,
                [desk](http::Request& request) { return post_delivery(desk, request); },
                {most_bytes});
    router.get("/office/api/papers/{paper}", Permission::ManageDatasets,
               [desk](http::Request& request) { return get_paper(desk, request); });
}

}  // namespace compare::routes
