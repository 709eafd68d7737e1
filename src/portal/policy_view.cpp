#include "portal/parts.hpp"
#include "portal/views.hpp"
#include "portal/words.hpp"

#include <charconv>

namespace portal::views {

namespace {

/// "2017年1月1日起，长期有效", as the fields of a government page want it.
std::string in_force(const Policy& policy) {
    if (!policy.effective_from && !policy.effective_to) return "未写明";
    auto from = policy.effective_from ? words::day(policy.effective_from) + "起" : std::string();
    auto to =
        policy.effective_to ? "至" + words::day(policy.effective_to) : std::string("长期有效");
    return from.empty() ? to : from + "，" + to;
}

std::vector<std::string_view> paragraphs(std::string_view body) {
    std::vector<std::string_view> lines;
    while (!body.empty()) {
        const auto end = std::min(body.find('\n'), body.size());
        auto line = body.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (!line.empty()) lines.push_back(line);
        body.remove_prefix(std::min(end + 1, body.size()));
    }
    return lines;
}

}  // namespace

Html policies(const Visit& visit, const http::Request&) {
    Draft draft{visit, "policies", "政策文件"};
    draft.crumb("政策文件");
    db::Reader reader{visit.store};
    const auto list = Store{reader}.policies();
    if (list.empty()) draft.body().show("NONE");
    for (const auto& policy : list)
        draft.body()
            .list("POLICY")
            .set("TITLE", policy.title)
            .set("ISSUER", policy.issuer)
            .set("DOC_NO", policy.doc_no.value_or(""))
            .set("DAY", words::day(policy.issued_on))
            .set("STATUS", policy.status)
            .set("URL", words::url({"policies", std::to_string(policy.id)}));
    return draft.finish();
}

Html policy(const Visit& visit, const http::Request& request) {
    const auto text = request.param("id");
    std::int64_t id = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), id);
    db::Reader reader{visit.store};
    Store store{reader};
    const auto found = read.ec == std::errc{} && read.ptr == text.data() + text.size()
                           ? store.policy(id)
                           : std::nullopt;
    if (!found) parts::not_found("这个文件");
    Draft draft{visit, "policy", found->title};
    draft.crumb("政策文件", "/policies").crumb(found->title);
    auto body = draft.body().set("TITLE", found->title);
    parts::fact(body, "索引号", found->index_number);
    parts::fact(body, "发文机关", found->issuer);
    parts::fact(body, "文号", found->doc_no.value_or("无"));
    parts::fact(body, "成文日期", words::day(found->issued_on));
    parts::fact(body, "发布时间", platform::format_instant(found->published_at));
    parts::fact(body, "有效时间", in_force(*found));
    parts::fact(body, "主题", found->subject);
    parts::fact(body, "公开对象", found->audience);
    parts::fact(body, "状态", found->status);
    for (auto line : paragraphs(found->body))
        body.list("PARAGRAPH").set("TEXT", line);
    const auto programs = store.policy_programs(id);
    if (!programs.empty()) body.show("HAS_PROGRAMS");
    for (const auto& code : programs)
        if (const auto* program = visit.snapshot->newest(code))
            body.list("PROGRAM")
                .set("NAME", program->name)
                .set("URL", words::url({"programs", code}));
    return draft.finish();
}

}  // namespace portal::views
