#include "guard/routes.hpp"
#include "platform/core/refusal.hpp"

namespace guard::routes {

namespace {

constexpr int page = 50;

json::Object row_json(const AuditRow& row) {
    return {{"number", std::to_string(row.number)},
            {"at", instant_json(row.at)},
            {"officer", row.officer},
            {"action", row.action},
            {"subject", row.subject},
            {"detail", row.detail}};
}

http::Response list(Guard& guard, const http::Request& request) {
    std::optional<std::int64_t> before;
    if (const auto after = request.query("after")) {
        before = json::parse_id(*after);
        if (!before)
            throw platform::Refusal{platform::Refusal::Kind::Invalid, "页码有误，请返回第一页。"};
    }
    std::optional<std::string> subject;
    if (const auto wanted = request.query("subject"); wanted && !wanted->empty())
        subject = std::string{*wanted};

    db::Reader reader{guard.store};
    const auto rows = audit_rows(reader, before, subject, page + 1);
    json::Array items;
    for (std::size_t i = 0; i < rows.size() && i < page; ++i)
        items.push_back(row_json(rows[i]));
    json::Object out{{"items", std::move(items)}};
    if (rows.size() > page) out["next"] = std::to_string(rows[page - 1].number);
    return http::Response::json(json::write(out));
}

}  // namespace

void mount_audit(http::Router& router, Guard& guard) {
    router.get("/office/api/audit", Permission::SeeAudit,
               [&guard](http::Request& r) { return list(guard, r); });
}

}  // namespace guard::routes
