// The vectors that the browser's half (web/report) is tested with, written by this half:
//   MINGBAI_VECTORS=src/complain/intake/data/sealing_vectors.json complain_test -ns -tc="*vectors
//   are written*"
#include "complain/data.hpp"
#include "complain/intake/work.hpp"
#include "complain/vault/item.hpp"
#include "complain/vault/parcel.hpp"
#include "platform/core/encoding.hpp"
#include "platform/crypto/stream.hpp"
#include "platform/json/json.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

using namespace complain;
using domain::ReceiptCode;

namespace {

Told some_told() {
    Told out;
    out.concerns = Concerns::Village;
    out.post = "村会计";
    out.place = 430299100201;
    out.text = "三月份的低保没有到我卡上，问了村里说扣了";
    out.record = AboutRecord{"7Q4MX", 3, "红旗村，农村低保，210.00元，已到账。", "没收到"};
    return out;
}

json::Object code_vector() {
    const auto code = ReceiptCode::fresh(domain::ReceiptKind::Case);
    const auto key = CaseKey::fresh();
    Item item;
    item.type = Item::Type::Status;
    item.text = "已受理";
    item.due = 17'400;
    return {{"code", code.shown()},
            {"look_up", platform::to_base64(code.look_up())},
            {"case_public", platform::to_base64(key.public_key())},
            {"reporter_copy", platform::to_base64(key.for_reporter(code))},
            {"item", item_text(item)},
            {"sealed_item", platform::to_base64(seal_for_case(key.public_key(), item_text(item)))}};
}

json::Array fault_vectors() {
    json::Array out;
    const auto add = [&out](std::string typed) {
        const auto read = ReceiptCode::parse(typed);
        json::Object one{{"typed", typed}};
        if (const auto* fault = std::get_if<domain::ReceiptFault>(&read)) {
            one["symbols"] = fault->symbols;
            one["groups"] = json::Array(fault->groups.begin(), fault->groups.end());
        } else {
            one["kind"] = static_cast<int>(std::get<ReceiptCode>(read).kind());
            one["shown"] = std::get<ReceiptCode>(read).shown();
        }
        out.push_back(std::move(one));
    };
    for (const auto kind : {domain::ReceiptKind::Slip, domain::ReceiptKind::Case}) {
        const auto plain = ReceiptCode::fresh(kind).shown();
        add(plain);
        for (std::size_t at = 0; at < plain.size(); at += 3) {
            auto changed = plain;
            changed[at] = changed[at] == '7' ? '8' : '7';
            add(changed);
            changed[(at + 2) % plain.size()] = 'k';
            add(changed);
        }
        add(plain.substr(5));
        add("  " + plain + "。");
        add("＃" + plain.substr(1));
    }
    add("");
    return out;
}

json::Object work_vector() {
    Work work{{.calm = 1, .least = 10}};
    const auto now = platform::from_millis(1'500'000'000'000);
    const auto challenge = work.fresh(now);
    for (int number = 0;; ++number) {
        const auto solution = challenge.text + ":" + std::to_string(number);
        if (work.check(solution, "{\"正文\":1}", now) == Work::Verdict::Good)
            return {{"challenge", challenge.text},
                    {"bits", challenge.bits},
                    {"body", "{\"正文\":1}"},
                    {"solution", solution}};
    }
}

}  // namespace

TEST_CASE("vectors can be made anew, and are written where MINGBAI_VECTORS says") {
    json::Array codes;
    for (int i = 0; i < 4; ++i)
        codes.push_back(code_vector());
    const auto text = json::write(json::Object{{"codes", std::move(codes)},
                                               {"typed", fault_vectors()},
                                               {"told", told_text(some_told())},
                                               {"work", work_vector()}});
    CHECK(json::Fields::read(text).objects("codes", "码").size() == 4);
    if (const char* file = std::getenv("MINGBAI_VECTORS")) std::ofstream{file} << text << "\n";
}

TEST_CASE("the vectors that the browser is held to are still what this side says") {
    const auto all = json::Fields::read(data::sealing_vectors_json);
    for (const auto& one : all.objects("codes", "码")) {
        const auto read = ReceiptCode::parse(one.text("code", "码"));
        REQUIRE(std::holds_alternative<ReceiptCode>(read));
        const auto& code = std::get<ReceiptCode>(read);
        CHECK(platform::to_base64(code.look_up()) == one.text("look_up", "码"));
        const auto copy = platform::from_base64(one.text("reporter_copy", "钥匙"));
        const auto key = CaseKey::of_reporter(copy.value(), code);
        REQUIRE(key);
        CHECK(platform::to_base64(key->public_key()) == one.text("case_public", "钥匙"));
        const auto sealed = platform::from_base64(one.text("sealed_item", "密文", 10'000));
        CHECK(open_in_case(*key, sealed.value()) == one.text("item", "原文"));
    }
    CHECK(all.text("told", "内容") == told_text(some_told()));
}
