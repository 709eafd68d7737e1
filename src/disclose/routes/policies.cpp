#include "disclose/policy/policies.hpp"

#include "disclose/routes/shapes.hpp"
#include "platform/core/refusal.hpp"

namespace disclose::routes {

namespace {

using guard::Permission;
using platform::Refusal;

std::optional<std::int64_t> day_in(const json::Fields& fields, std::string_view key,
                                   std::string_view title) {
    const auto text = fields.maybe_text(key, title, 10);
    if (!text) return std::nullopt;
    const auto date = platform::parse_iso_date(*text);
    if (!date)
        throw Refusal{Refusal::Kind::Invalid,
                      fmt::format("“{}”须写成 2017-08-20 这样的日期", title)};
    return platform::to_days(*date);
}

Policy policy_in(const http::Request& request) {
    const auto fields = json::Fields::read(request.body(), {256 << 10, 16});
    Policy out;
    out.index_number = fields.text("index_number", "索引号", 64);
    out.title = fields.text("title", "标题", 200);
    out.issuer = fields.text("issuer", "发文机关", 100);
    out.doc_no = fields.maybe_text("doc_no", "文号", 64);
    const auto issued = day_in(fields, "issued_on", "发布日期");
    if (!issued) throw Refusal{Refusal::Kind::Invalid, "请填写发布日期"};
    out.issued_on = *issued;
    out.effective_from = day_in(fields, "effective_from", "生效日期");
    out.effective_to = day_in(fields, "effective_to", "失效日期");
    out.subject = fields.text("subject", "主题", 100);
    out.audience = fields.text("audience", "公开对象", 100);
    out.status = fields.text("status", "状态", 20);
    out.body = fields.text("body", "正文", 50'000);
    out.programs = fields.texts("programs", "项目");
    return out;
}

json::Object policy_json(const Policy& policy) {
    return {{"id", std::to_string(policy.id)},
            {"index_number", policy.index_number},
            {"title", policy.title},
            {"issuer", policy.issuer},
            {"doc_no", or_null(policy.doc_no)},
            {"issued_on", day(policy.issued_on)},
            {"effective_from", day(policy.effective_from)},
            {"effective_to", day(policy.effective_to)},
            {"subject", policy.subject},
            {"audience", policy.audience},
            {"status", policy.status},
            {"body", policy.body},
            {"programs", json::Array(policy.programs.begin(), policy.programs.end())},
            {"published_at",
             policy.published_at ? json::Value(instant(*policy.published_at)) : json::Value()}};
}

http::Response get_policies(const Office& office) {
    json::Array items;
    for (const auto& policy : Policies{office}.list())
        items.push_back(policy_json(policy));
    return list(std::move(items));
}

}  // namespace

void mount_policies(http::Router& router, const Office& office) {
    router.get("/office/api/policies", Permission::SeeLedger,
               [office](http::Request&) { return get_policies(office); });
    router.post("/office/api/policies", Permission::WritePolicy,
                [office](http::Request& request) {
                    const auto id = Policies{office}.add(guard::actor(request), policy_in(request));
                    return answer({{"id", std::to_string(id)}});
                },
                {.max_body = 256 << 10});
    router.put("/office/api/policies/{id}", Permission::WritePolicy,
               [office](http::Request& request) {
                   auto policy = policy_in(request);
                   policy.id = id_in(request);
                   Policies{office}.change(guard::actor(request), policy);
                   return no_content();
               },
               {.max_body = 256 << 10});
    router.post("/office/api/policies/{id}/publication", Permission::Publish,
                [office](http::Request& request) {
                    Policies{office}.publish(guard::actor(request), id_in(request));
                    return no_content();
                });
}

}  // namespace disclose::routes
