#include "portal/self/views.hpp"

#include "domain/fen.hpp"
#include "portal/words.hpp"

#include <map>

namespace portal::self::views {

namespace {

using disclose::OwnAccount;
using disclose::OwnPayment;
using disclose::Sighting;

Draft draft_of(const Visit& visit, std::string_view page, std::string_view title) {
    Draft draft{visit, page, title};
    draft.crumb("查我自己的钱").no_index();
    if (visit.skin.kiosk) draft.body().show("KIOSK");
    return draft;
}

std::string result_text(const OwnPayment& payment) {
    auto text = words::status(payment.result);
    if (payment.reason && !payment.reason->empty()) text += "：" + *payment.reason;
    if (payment.result_day && payment.result == "成功")
        text += "（" + words::day(platform::from_days(*payment.result_day)) + "）";
    return text;
}

std::string seen_text(const Sighting& seen) {
    if (seen.what == "slip") return seen.who + "给您发了查询纸条";
    if (seen.what == "look_slip") return "用纸条第一次查看";
    if (seen.what == "look_code") return "用查询码查看";
    if (seen.what == "look_card") return "刷身份证查看";
    if (seen.what == "look_provider") return "用政务账号登录查看";
    if (seen.what == "account") return seen.who + "查看了您完整的银行账号";
    return seen.who + "查看了您完整的身份证号";
}

std::string moment(std::int64_t millis) {
    const auto at = platform::from_millis(millis);
    const auto text = platform::format_instant(at);  // "2017-08-20 14:03"
    return words::day(platform::local_date(at)) + text.substr(10);
}

void show_years(View some, const OwnAccount& account) {
    std::map<int, domain::Fen, std::greater<>> years;
    for (const auto& one : account.payments) {
        const auto year = static_cast<int>(platform::from_days(one.pay_day).year());
        auto& sum = years.try_emplace(year, domain::Fen{0}).first->second;
        if (one.result != "退回") sum += domain::Fen{one.amount_fen};
    }
    for (const auto& [year, sum] : years)
        some.list("YEAR").set("YEAR_TEXT", std::to_string(year)).set("AMOUNT", words::yuan(sum));
}

void show_payments(View body, const OwnAccount& account) {
    auto some = body.list("SOME");
    some.set("NAME", account.masked_name);
    show_years(some, account);
    for (const auto& one : account.payments) {
        auto row = some.list("ROW");
        const auto period = words::period(one.period);
        row.set("PROGRAM", one.program_name).set("PERIOD", period);
        row.set("AMOUNT", words::yuan(domain::Fen{one.amount_fen}));
        row.set("DAY", words::day(platform::from_days(one.pay_day)));
        row.set("RESULT", result_text(one)).set("ACCOUNT", one.account);
        if (one.record) row.list("RECORD").set("URL", words::url({"records", *one.record}));
    }
    if (account.has_more) some.show("MORE");
}

}  // namespace

Html enter(const Visit& visit, const std::vector<IdentityDoor>& doors, std::string_view challenge,
           const Typed& typed) {
    auto draft = draft_of(visit, "self", "查我自己的钱");
    auto body = draft.body().set("TYPED", typed.text);
    if (!typed.fault.empty()) {
        body.list("FAULT").set("TEXT", typed.fault);
        body.show("WRONG");
    }
    for (const auto& door : doors)
        body.list("DOOR").set("URL", door.url).set("TITLE", door.title).set("CHALLENGE", challenge);
    return draft.finish();
}

Html off(const Visit& visit) {
    return draft_of(visit, "self_off", "查我自己的钱").finish();
}

Html copy_code(const Visit& visit, const domain::ReceiptCode& next) {
    auto draft = draft_of(visit, "self_code", "请抄下新查询码");
    const auto text = next.shown();
    for (std::size_t at = 0; at < text.size(); at += domain::ReceiptCode::group + 1)
        draft.body().list("GROUP").set("TEXT", text.substr(at, domain::ReceiptCode::group));
    return draft.finish();
}

Html wait(const Visit& visit, Waiting waiting, const Looking& looking) {
    auto draft = draft_of(visit, "self_wait", "正在查");
    if (waiting == Waiting::Late) {
        auto late = draft.body().list("LATE");
        if (looking.code) late.show("AGAIN");
    }
    return draft.finish();
}

Html none(const Visit& visit) {
    return draft_of(visit, "self_none", "没有查到").finish();
}

Html account(const Visit& visit, const OwnAccount& account, const Looking& looking) {
    auto draft = draft_of(visit, "self_account", "我的补贴账");
    auto body = draft.body();
    if (account.payments.empty())
        body.show("EMPTY");
    else
        show_payments(body, account);
    for (const auto& seen : account.sightings)
        body.list("SEEN").set("WHAT", seen_text(seen)).set("AT", moment(seen.at));
    if (account.code_until)
        body.list("UNTIL").set(
            "DAY", words::day(platform::local_date(platform::from_millis(*account.code_until))));
    if (looking.code) body.show("AGAIN");
    return draft.finish();
}

}  // namespace portal::self::views
