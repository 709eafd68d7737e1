#include "portal/projection_test.hpp"

#include "platform/core/refusal.hpp"
#include "platform/http/errors.hpp"

#include <doctest/doctest.h>

namespace portal::testing {

namespace {

constexpr std::int64_t published = 1'504'000'000'000;

void add_places(db::Transaction& tx) {
    struct Row {
        std::int64_t code, level;
        const char *name, *spoken;
        std::int64_t parent;
        const char* initials;
    };
    for (auto [code, level, name, spoken, parent, initials] : {
             Row{430299000000, 3, "示例县", "示例县", 430200000000, "slx"},
             Row{430299100000, 4, "青山镇", "青山镇", 430299000000, "qsz"},
             Row{430299103000, 4, "石塘镇", "石塘镇", 430299000000, "stz"},
             Row{430299100201, 5, "红旗村委会", "红旗村", 430299100000, "hqc"},
             Row{430299100202, 5, "柳湾村委会", "柳湾村", 430299100000, "lwc"},
             Row{430299100203, 5, "新田社区居委会", "新田社区", 430299100000, "xtsq"},
             Row{430299103204, 5, "梅庄村委会", "梅庄村", 430299103000, "mzc"},
         })
        tx.run(
            "INSERT INTO portal_region (code, level, name, spoken, parent, initials) VALUES ($1, "
            "$2, $3, $4, $5, $6)",
            {code, level, name, spoken, parent, initials});
}

void add_program(db::Transaction& tx, const char* code, const char* name, const char* initials,
                 const char* profile) {
    tx.run(
        "INSERT INTO portal_program (code, year, name, initials, category, department, policy, "
        "target_group, standard, "
        "standard_unit, pay_cycle, pay_channel, contact_phone, supervision_phone, profile) VALUES "
        "($1, 2017, $2, $3, "
        "'农业', '县农业局', '湘政办发〔2016〕11号', '种地的农户', '105', '元/亩', '按年', "
        "'一卡通', '0731-27610000', '12388', $4)",
        {code, name, initials, profile});
}

void add_fund(db::Transaction& tx, const char* id, const char* kind, const char* number,
              const char* parent, const char* program, const char* to, std::int64_t fen) {
    tx.run(
        "INSERT INTO portal_fund (record_id, version, kind, number, parent, program, year, "
        "from_org, to_org, level, "
        "on_date, amount_fen, published_at, leaf) VALUES ($1, 1, $2, $3, $4, $5, 2017, '县财政局', "
        "$6, '省级', 17200, "
        "$7, $8, 7)",
        {id, kind, number, parent, program, to, fen, published});
}

void add_reach(db::Transaction& tx, const char* kind, const char* number, std::int64_t people) {
    tx.run(
        "INSERT INTO portal_fund_people (program, year, kind, number, people) VALUES ('CL01', "
        "2017, $1, $2, $3)",
        {kind, number, people});
}

void add_payment(db::Transaction& tx, const std::string& id, const char* program,
                 std::int64_t region, const char* name, std::optional<std::int64_t> fen,
                 std::optional<std::string> band, const char* status) {
    tx.run(
        "INSERT INTO portal_payment (record_id, version, program, year, period, period_from, "
        "region, appropriation, "
        "name, amount_fen, band, quantity, unit, standard_fen, pay_date, status, published_at, "
        "names_until, leaf) "
        "VALUES ($1, 1, $2, 2017, '2017', 17167, $3, $4, $5, $6, $7, 21500, '亩', 10500, 17306, "
        "$8, $9, 17800, 12)",
        {id, program, region, std::string(program) == "NY01" ? "BF1" : "BF2", name, fen, band,
         status, published});
}

void add_total(db::Transaction& tx, std::int64_t region, const char* program, std::int64_t rows,
               std::int64_t people, std::int64_t fen, std::int64_t returned) {
    tx.run(
        "INSERT INTO portal_total (region, program, year, period, rows_count, people, amount_fen, "
        "returned_fen) "
        "VALUES ($1, $2, 2017, '2017', $3, $4, $5, $6)",
        {region, program, rows, people, fen, returned});
    tx.run("INSERT INTO portal_people (region, program, year, people) VALUES ($1, $2, 2017, $3)",
           {region, program, people});
}

void add_money(db::Transaction& tx) {
    add_program(tx, "NY01", "耕地地力保护补贴", "gddlbhbt", "named");
    add_program(tx, "CL01", "困难残疾人生活补贴", "kncjrshbt", "masked");
    add_program(tx, "GC01", "通组公路", "tzgl", "named");
    add_fund(tx, "fs1", "source", "示财预〔2017〕1号", "", "NY01", "县财政局", 200'000);
    add_fund(tx, "fa1", "allocation", "示县财指〔2017〕1号", "示财预〔2017〕1号", "NY01",
             "青山镇人民政府", 150'000);
    add_fund(tx, "fp1", "appropriation", "BF1", "示县财指〔2017〕1号", "NY01", "代发专户", 90'000);
    add_payment(tx, "p1", "NY01", 430299100201, "何霞<b>&\"'根", 22'575, std::nullopt, "成功");
    add_payment(tx, "p2", "NY01", 430299100201, "吴杰芳", 39'585, std::nullopt, "退回");
    add_payment(tx, "p3", "NY01", 430299103204, "王德", 17'640, std::nullopt, "在途");
    add_payment(tx, "p4", "CL01", 430299100202, "李*", std::nullopt, "100元以下", "成功");
    tx.run("UPDATE portal_payment SET withdrawn = '重复公开' WHERE record_id = 'p3'");
    tx.run(
        "INSERT INTO portal_history (record_id, version, at, field, before_text, after_text, "
        "reason) VALUES ('p1', 2, $1, "
        "'amount_fen', '200.00元', '225.75元', '面积登记有误')",
        {published});
    add_total(tx, 430299100201, "NY01", 2, 2, 62'160, 39'585);
    add_total(tx, 430299103204, "NY01", 1, 1, 17'640, 0);
    add_total(tx, 430299100201, "CL01", 9, 9, 49'500, 0);
    add_total(tx, 430299100202, "CL01", 2, 2, 11'000, 0);
    add_total(tx, 430299103204, "CL01", 6, 6, 33'000, 0);
}

void add_rest(db::Transaction& tx) {
    tx.run(
        "INSERT INTO portal_project (record_id, version, number, program, year, name, region, "
        "planned_fen, level, owner, "
        "contractor, tender, contract_fen, start_date, end_date, progress, published_at) VALUES "
        "('x1', 1, 'XM1', 'GC01', "
        "2017, '红旗通组公路硬化', 430299100201, 86000, '县级', '红旗村委会', '某公司', "
        "'村民议标', 86000, 17200, 17300, "
        "'100', $1)",
        {published});
    for (auto [id, fen] : {std::pair{"e1", 40'000}, {"e2", 36'000}})
        tx.run(
            "INSERT INTO portal_expenditure (record_id, version, number, project, region, "
            "pay_date, payee, purpose, "
            "amount_fen, voucher_kind, published_at) VALUES ($1, 1, $1, 'XM1', 430299100201, "
            "17250, '某公司', "
            "'工程进度款', $2, '发票', $3)",
            {id, fen, published});
    tx.run(
        "INSERT INTO portal_policy (id, index_number, title, issuer, doc_no, issued_on, "
        "effective_from, effective_to, "
        "subject, audience, status, body, published_at) VALUES (1, 'SL-2017-001', "
        "'耕地补贴实施办法', '示例县人民政府', "
        "'示政发〔2017〕3号', 17000, 17167, NULL, '农业', '全社会', '有效', '第一条 "
        "<script>alert(1)</script>', $1)",
        {published});
    tx.run("INSERT INTO portal_policy_program (policy_id, program) VALUES (1, 'NY01')");
    for (auto [name, value] : {std::pair{"title", "示例县民生资金公开"},
                               {"county", "430299000000"},
                               {"demo", "1"},
                               {"organiser", "示例县人民政府"},
                               {"site_code", "4302990001"},
                               {"generation", "1"},
                               {"url", "https://example.gov.cn"}})
        tx.run("INSERT INTO portal_site (name, value) VALUES ($1, $2)", {name, value});
}

}  // namespace

void add_protected_funds(db::Transaction& tx) {
    add_fund(tx, "ds1", "source", "示财预〔2017〕2号", "", "CL01", "县残联", 120'000);
    add_fund(tx, "da1", "allocation", "示县财指〔2017〕2号", "示财预〔2017〕2号", "CL01", "县残联",
             100'000);
    add_fund(tx, "dp1", "appropriation", "BF2", "示县财指〔2017〕2号", "CL01", "代发专户", 11'000);
    add_fund(tx, "dp2", "appropriation", "BF3", "示县财指〔2017〕2号", "CL01", "代发专户", 33'100);
    add_fund(tx, "dp3", "appropriation", "BF4", "示县财指〔2017〕2号", "CL01", "代发专户", 49'500);
    add_reach(tx, "allocation", "示县财指〔2017〕2号", 17);
    add_reach(tx, "appropriation", "BF2", 2);
    add_reach(tx, "appropriation", "BF3", 6);
    add_reach(tx, "appropriation", "BF4", 9);
}

void fill(db::Pool& pool) {
    db::Transaction tx{pool};
    add_places(tx);
    add_money(tx);
    add_rest(tx);
    tx.commit();
}

Town::Town()
    : clock(platform::from_millis(published)), site((fill(store.pool()), store.pool()), clock) {
    mount(router, site);
    mount_self(router, site, {});
}

http::Response Town::ask(http::Request& request) {
    return http::guarded(request, error_page(site), [&] {
        auto match = router.match(request.method(), request.raw_path());
        if (!match.route)
            throw platform::Refusal{platform::Refusal::Kind::NotFound, "没有这个页面。"};
        request.set_route(match.route->pattern, match.params);
        return match.route->handler(request);
    });
}

std::string Town::get(std::string_view target, std::string_view cookie) {
    http::Request::Parts parts;
    parts.target = target;
    if (!cookie.empty())
        parts.headers.emplace_back("Cookie", "mingbai_view=" + std::string(cookie));
    http::Request request{std::move(parts)};
    auto response = ask(request);
    status = response.status;
    if (auto* page = std::get_if<std::shared_ptr<const http::Page>>(&response.body))
        return (*page)->plain;
    auto* text = std::get_if<std::string>(&response.body);
    return text ? *text : "";
}

http::Response Town::post(std::string_view target, std::string_view form) {
    http::Request::Parts parts;
    parts.method = http::Method::Post;
    parts.target = target;
    parts.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
    http::Request request{std::move(parts)};
    request.set_body(std::string(form));
    return ask(request);
}

void Town::push(const std::function<void(db::Transaction&)>& change) {
    db::Transaction tx{store.pool()};
    change(tx);
    tx.run(
        "UPDATE portal_site SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) WHERE name = "
        "'generation'");
    tx.commit();
    clock.set(clock.now() + std::chrono::seconds{2});
}

}  // namespace portal::testing
