#include "portal/fund_view.hpp"
#include "portal/parts.hpp"
#include "portal/small_funds.hpp"
#include "portal/views.hpp"
#include "portal/words.hpp"

#include <fmt/format.h>

namespace portal::views {

namespace {

std::string program_name(const Snapshot& county, std::string_view code, std::int64_t year) {
    const auto* found = county.program(code, year);
    if (!found) found = county.newest(code);
    return found ? found->name : "（未公开的项目）";
}

Html payment_page(const Visit& visit, Store& store, const Payment& payment) {
    const auto& county = *visit.snapshot;
    const auto program = program_name(county, payment.program, payment.year);
    const auto list = words::url({"places", payment.region.text(), "programs", payment.program},
                                 {{"year", std::to_string(payment.year)}});
    Draft draft{visit, "payment", program + "发放记录"};
    draft.crumbs(county.place(payment.region), Draft::Last::Link, payment.year)
        .crumb(program, list)
        .crumb("一笔记录");
    auto body = draft.no_index().body();
    parts::proof(body, payment, store.history(payment.record_id));
    body.set("LIST_URL", list);
    if (!payment.withdrawn && county.site("complaints") == "1")
        body.list("ASK").set("URL", words::url({"report"}, {{"record", payment.record_id}}));
    if (!payment.withdrawn) {
        body.list("LIVE").set("SENTENCE", sentence(county, payment));
        parts::fact(body, "领取人", words::name(payment));
    }
    parts::fact(body, "地方", county.full_name(payment.region));
    parts::fact(body, "项目", program);
    parts::fact(body, "哪段时间的", words::period(payment.period));
    parts::fact(body, "怎么算的", words::reckoning(payment));
    parts::fact(body, "金额", words::amount(payment));
    parts::fact(body, "发放日期", words::day(payment.pay_date));
    if (!payment.withdrawn) parts::fact(body, "结果", words::status(payment.status));
    SmallFunds small{store, county};
    parts::trail(body, store, small, "appropriation", payment.appropriation, payment.program,
                 "发给个人", words::amount(payment));
    return draft.finish();
}

Html expenditure_page(const Visit& visit, Store& store, const Expenditure& spent) {
    Draft draft{visit, "expenditure", "一笔工程支出"};
    draft.crumb("工程", "/projects");
    auto body = draft.body();
    const auto project = store.project_by_number(spent.project);
    const auto amount = spent.withdrawn ? "（已撤回）" : words::yuan(spent.amount);
    body.set("AMOUNT", amount);
    parts::proof(body, spent, store.history(spent.record_id));
    if (!spent.withdrawn) {
        parts::fact(body, "付给谁", spent.payee.value_or("未写明"));
        parts::fact(body, "干什么用", spent.purpose.value_or(""));
        parts::fact(body, "金额", amount);
        parts::fact(body, "凭证", spent.voucher.value_or(""));
    }
    parts::fact(body, "日期", words::day(spent.pay_date));
    if (project) {
        const auto url = words::url({"projects", project->record_id});
        parts::fact(body, "工程", project->name);
        body.list("PROJECT").set("URL", url).set("NAME", project->name);
        draft.crumb(project->name, url);
    }
    draft.crumb("一笔支出");
    return draft.finish();
}

}  // namespace

std::string sentence(const Snapshot& county, const Payment& payment) {
    return fmt::format("{}，{}，{}，{}，{}，{}。", county.full_name(payment.region),
                       words::name(payment), words::period(payment.period),
                       program_name(county, payment.program, payment.year), words::amount(payment),
                       words::status(payment.status));
}

Html record(const Visit& visit, const http::Request& request) {
    const auto id = request.param("record_id");
    db::Reader reader{visit.store};
    Store store{reader};
    if (const auto payment = store.payment(id, visit.today))
        return payment_page(visit, store, *payment);
    if (const auto fund = store.fund(id)) return fund_page(visit, store, *fund);
    if (const auto project = store.project(id)) return project_page(visit, store, *project);
    if (const auto spent = store.expenditure(id)) return expenditure_page(visit, store, *spent);
    parts::not_found("这条记录");
}

}  // namespace portal::views
