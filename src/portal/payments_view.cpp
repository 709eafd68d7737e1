#include "portal/payments_view.hpp"

#include "platform/core/refusal.hpp"
#include "portal/parts.hpp"
#include "portal/payment_rows.hpp"
#include "portal/words.hpp"

#include <fmt/format.h>

#include <charconv>

namespace portal::views {

namespace {

constexpr int page_size = 50;
constexpr int sheet_size = 2000;

/// "17398.r1": the day and the id of the row before.
PaymentKey key_of(std::string_view text) {
    PaymentKey key;
    const auto point = text.find('.');
    auto [end, fault] =
        std::from_chars(text.data(), text.data() + std::min(point, text.size()), key.pay_day);
    if (point == std::string_view::npos || fault != std::errc{} || end != text.data() + point)
        throw platform::Refusal{platform::Refusal::Kind::Invalid, "页码不对，请回到名单的第一页。"};
    key.record_id = text.substr(point + 1);
    return key;
}

std::string key_behind(const Payment& payment) {
    return std::to_string(platform::to_days(payment.pay_date)) + "." + payment.record_id;
}

void set_row(View row, const Payment& payment) {
    row.set("NAME", words::name(payment));
    row.set("PERIOD", words::period(payment.period)).set("RECKONING", words::reckoning(payment));
    row.set("AMOUNT", words::amount(payment)).set("DAY", words::day(payment.pay_date));
    row.set("STATUS", words::outcome(payment));
}

std::string_view why_no_rows(const Program& program) {
    if (program.profile == "aggregate") return "这个项目只公布合计数。";
    if (program.profile == "none") return "这个项目依照规定不在网上公开到人。";
    return "可能还没有报送或公开，请过几天再来，或到村委会询问。";
}

void show_summary(View body, const Snapshot& county, const Place& place, const Program& program) {
    const auto total = county.sum(place.code, program.year, program.code);
    if (county.is_hidden(place.code, program.code, program.year)) body.show("HIDDEN");
    if (total.rows == 0) return;
    auto summary = body.list("SUMMARY");
    summary.set("ROWS", words::count(total.rows)).set("AMOUNT", words::yuan(total.amount));
    summary.set("PEOPLE", words::people(county, place.code, program.code, program.year));
    if (total.returned.value() + total.transit.value() > 0)
        summary.list("BACK_MONEY")
            .set("RETURNED", words::yuan(total.returned))
            .set("TRANSIT", words::yuan(total.transit));
}

}  // namespace

Html payment_list(const Visit& visit, const Place& place, const Program& program,
                  const http::Request& request, Draft& draft) {
    const auto after = request.query("after");
    const auto year = std::to_string(program.year);
    const auto code = place.code.text();
    auto body = draft.no_index().body();
    show_summary(body, *visit.snapshot, place, program);
    db::Reader reader{visit.store};
    auto rows =
        Store{reader}.payments(place.code, program.code, program.year,
                               after ? key_of(*after) : PaymentKey{}, page_size + 1, visit.today);
    const bool has_more = rows.size() > page_size;
    if (has_more) rows.pop_back();
    if (rows.empty())
        body.list("NONE").set("WHY", why_no_rows(program));
    else
        body.list("SOME").put("ROWS", payment_rows(rows));
    if (after) {
        body.show("LATER");
        body.list("FIRST").set(
            "URL", words::url({"places", code, "programs", program.code}, {{"year", year}}));
    }
    if (has_more)
        body.list("NEXT").set("URL",
                              words::url({"places", code, "programs", program.code},
                                         {{"year", year}, {"after", key_behind(rows.back())}}));
    body.set("PRINT_URL", words::url({"places", code, "programs", program.code},
                                     {{"year", year}, {"print", "1"}}));
    return draft.finish();
}

Html wall_sheet(const Visit& visit, const Place& place, const Program& program) {
    const auto& county = *visit.snapshot;
    const auto year = std::to_string(program.year);
    const auto address =
        words::url({"places", place.code.text(), "programs", program.code}, {{"year", year}});
    Draft draft{visit, "wall",
                fmt::format("{}{}公示表", county.full_name(place.code), program.name)};
    auto body = draft.no_index().body();
    body.set("PLACE", county.full_name(place.code))
        .set("PROGRAM", program.name)
        .set("YEAR", year + "年");
    body.set("LIST_URL", address).set("TODAY", words::day(visit.today));
    body.set("CONTACT", program.contact_phone.empty() ? "—" : program.contact_phone);
    body.set("SUPERVISION", program.supervision_phone.empty() ? "—" : program.supervision_phone);
    const auto total = county.sum(place.code, program.year, program.code);
    if (total.rows > 0)
        body.set("SUMMARY",
                 fmt::format("共{}笔，{}", words::count(total.rows), words::yuan(total.amount)));
    if (auto base = county.site("url"); !base.empty())
        if (auto code = parts::qr(std::string(base) + address))
            body.list("QR").set("BOX", code->box).set("MODULES", code->modules);
    db::Reader reader{visit.store};
    auto rows = Store{reader}.payments(place.code, program.code, program.year, {}, sheet_size + 1,
                                       visit.today);
    if (rows.size() > sheet_size) {
        rows.pop_back();
        body.list("CUT").set("COUNT", words::count(sheet_size));
    }
    if (rows.empty()) body.show("NONE");
    int number = 0;
    for (const auto& payment : rows)
        set_row(body.list("ROW").set("NUMBER", std::to_string(++number)), payment);
    return draft.finish();
}

}  // namespace portal::views
