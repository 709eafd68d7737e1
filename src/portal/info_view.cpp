#include "portal/views.hpp"
#include "portal/words.hpp"

namespace portal::views {

Html open_data(const Visit& visit, const http::Request&) {
    Draft draft{visit, "open_data", "数据下载"};
    draft.crumb("数据下载");
    auto body = draft.body();
    const auto& years = visit.snapshot->years();
    if (years.empty()) body.show("NONE");
    for (auto year : years) {
        auto text = std::to_string(year);
        body.list("FILE")
            .set("TEXT", text + "年，表格文件（CSV）")
            .set("URL", words::url({"open-data", text + ".csv"}));
        body.list("FILE")
            .set("TEXT", text + "年，程序用的文件（JSON）")
            .set("URL", words::url({"open-data", text + ".json"}));
    }
    return draft.finish();
}

Html settings(const Visit& visit, const http::Request&) {
    Draft draft{visit, "settings", "显示设置"};
    draft.crumb("显示设置").body().show(visit.skin.elder ? "IS_LARGE" : "IS_SMALL");
    draft.body().show(visit.skin.contrast ? "IS_HIGH" : "IS_SOFT");
    return draft.finish();
}

Html about(const Visit& visit, const http::Request&) {
    Draft draft{visit, "about", "关于本站"};
    auto body = draft.crumb("关于本站").body();
    const auto* county = visit.snapshot->county();
    body.set("COUNTY", county ? county->spoken : "本地");
    if (auto phone = visit.snapshot->site("contact"); !phone.empty())
        body.list("CONTACT").set("PHONE", phone);
    return draft.finish();
}

Html accessibility(const Visit& visit, const http::Request&) {
    Draft draft{visit, "accessibility", "无障碍说明"};
    draft.crumb("无障碍说明");
    return draft.finish();
}

Html error(const Visit& visit, unsigned status, std::string_view message,
           std::string_view incident) {
    const auto title = status == 404   ? "没有找到"
                       : status == 403 ? "不能查看"
                       : status == 503 ? "现在人太多"
                       : status >= 500 ? "出了点问题"
                                       : "这样不行";
    Draft draft{visit, "error", title};
    auto body = draft.no_index().body().set("TITLE", title).set("MESSAGE", message);
    if (status >= 500 && !incident.empty()) body.list("INCIDENT").set("ID", incident);
    return draft.finish();
}

}  // namespace portal::views
