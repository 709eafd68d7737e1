#include "complain/exchange/exchange_test.hpp"
#include "complain/intake/parcels.hpp"
#include "complain/notice/sealed_wish.hpp"
#include "complain/notice/sender.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace complain::test;
using namespace complain::notice;

namespace {

/// Remembers what it carried, and can be cut off.
struct Cable final : Gateway {
    Cable(std::vector<Notice>& out, const bool& cut) : carried(out), is_cut(cut) {}
    bool carries(Channel) const override { return true; }
    void send(const Notice& notice) override {
        if (is_cut) throw Undelivered{"断了"};
        carried.push_back(notice);
    }
    std::vector<Notice>& carried;
    const bool& is_cut;
};

std::vector<std::unique_ptr<Gateway>> only(std::unique_ptr<Gateway> gateway) {
    std::vector<std::unique_ptr<Gateway>> out;
    out.push_back(std::move(gateway));
    return out;
}

struct Noticed : Zones {
    NoticeOffice desk{pool(), gate, clock, keys};
    Notices notices{desk};
    std::vector<Notice> carried;
    bool is_cut = false;
    Sender sender{desk, only(std::make_unique<Cable>(carried, is_cut))};

    domain::ReceiptCode wished(const std::string& address) {
        auto code = report();
        db::Transaction tx{pool()};
        notices.wish(tx, code.look_up(), address);
        tx.commit();
        return code;
    }
    void wait(std::chrono::minutes time) { clock.set(clock.now() + time); }
    std::int64_t wishes() { return count(pool(), "SELECT count(*) FROM complain_notice_wish"); }
};

}  // namespace

TEST_CASE("a reporter is told once that there is something to read, and nothing of what") {
    Noticed zones;
    const auto code = zones.wished("138 0000 0000");
    zones.sender.send_due();
    CHECK(zones.carried.empty());  // that it came in the reporter knows
    const Desk intake{zones, zones.intake};
    const auto id = zones.only_case(zones.intake);
    intake.take(id, Move::Screen);
    zones.cases.say(intake.opener(), id, store::Ear::Officers, "先看看");
    zones.courier.carry();

    CHECK(zones.sender.send_due().sent == 1);
    CHECK(zones.sender.send_due().sent == 0);
    REQUIRE(zones.carried.size() == 1);
    CHECK(zones.carried[0].address == "13800000000");
    CHECK(zones.carried[0].channel == Channel::Phone);
    CHECK(zones.carried[0].text == word_to_reporter);
    CHECK(zones.carried[0].text.find("举报") == std::string::npos);
    CHECK(Zones::count(zones.pool(),
                       "SELECT count(*) FROM complain_notice WHERE sealed IS NOT NULL") == 0);
    add_message(zones.outside.pool(), code, "我补充一句", zones.clock.now());
    zones.courier.carry();
    CHECK(zones.sender.send_due().sent == 0);  // nobody is told of their own words
}

TEST_CASE(
    "what a reporter left on the form drops into the folder after an answer, and not before") {
    Noticed zones;
    const Folder folder;
    Courier courier{zones.office, zones.inbox, {.phones = true}};
    courier.carry();
    auto form = Zones::form();
    form.notice = "138 0000 0000";
    accept_report(zones.outside.pool(), std::move(form), {}, zones.clock.now());
    const auto on_its_way = zones.inbox.oldest(1, {}).front().notice;
    CHECK(on_its_way.find("13800000000") == std::string::npos);
    const auto path = folder.path / "sms";
    Sender sender{zones.desk, only(std::make_unique<FileDrop>(path))};
    courier.carry();
    CHECK(zones.wishes() == 1);
    CHECK(sender.send_due().sent == 0);  // that it came in the reporter knows

    const Desk intake{zones, zones.intake};
    const auto id = zones.only_case(zones.intake);
    zones.cases.say(intake.opener(), id, store::Ear::Reporter, "请问是哪一天？");
    courier.carry();
    CHECK(sender.send_due().sent == 1);
    const auto file = *std::filesystem::directory_iterator{path};
    const auto text = read_file(file.path());
    CHECK(text.find("13800000000") != std::string::npos);
    CHECK(text.find("哪一天") == std::string::npos);
}

TEST_CASE("a stranger's wish that is none is nobody's, and the level above is left none") {
    Noticed zones;
    Courier courier{zones.office, zones.inbox, {.phones = true}};
    courier.carry();
    const auto keys = [&] {
        db::Reader reader{zones.outside.pool()};
        return public_rows::window(reader).value();
    }();
    for (const std::string_view wish : {"0731", "a@b\r\nBcc: c@d.cn", ""}) {
        auto parcel = seal_report(Zones::form().told, keys,
                                  domain::ReceiptCode::fresh(domain::ReceiptKind::Case), {});
        parcel.notice = crypto::seal_to(keys.office, crypto::padded(wish, wish_block)).value();
        db::Transaction tx{zones.outside.pool()};
        public_rows::insert(tx, parcel);
        tx.commit();
    }
    courier.carry();
    CHECK(Zones::count(zones.pool(), "SELECT count(*) FROM complain_case") == 3);
    CHECK(zones.wishes() == 0);
    CHECK(wish_for(keys, Lane::Above, "13800000000").empty());
}

TEST_CASE("an address lies encrypted, and goes with the case's end or upward") {
    Noticed zones;
    zones.wished("zhang@example.cn");
    const Desk intake{zones, zones.intake};
    const auto sealed = [&] {
        db::Reader reader{zones.pool()};
        return reader
            .one("SELECT sealed FROM complain_notice_wish", {},
                 [](const db::Row& row) { return row.blob(0).bytes; })
            .value_or("");
    }();
    CHECK(sealed.size() > 20);
    CHECK(sealed.find("zhang") == std::string::npos);
    zones.sender.send_due();
    CHECK(zones.wishes() == 1);

    intake.take(zones.only_case(zones.intake), Move::SealUp);
    zones.sender.send_due();
    CHECK(zones.wishes() == 1);  // the last word is still on its way
    zones.courier.carry();
    CHECK(zones.sender.send_due().sent == 1);
    CHECK(zones.wishes() == 0);
}

TEST_CASE("what is no address is refused, and what is taken back is gone") {
    Noticed zones;
    const auto code = zones.wished("13800000000");
    db::Transaction tx{zones.pool()};
    CHECK_REFUSED(Invalid, zones.notices.wish(tx, code.look_up(), "0731"));
    CHECK_REFUSED(Invalid, zones.notices.wish(tx, code.look_up(), "a@b\r\nBcc: c@d.cn"));
    CHECK_REFUSED(Invalid, zones.notices.wish(tx, code.look_up(), ""));
    zones.notices.wish(tx, code.look_up(), "li@example.cn");
    zones.notices.forget(tx, code.look_up());
    tx.commit();
    CHECK(zones.wishes() == 0);
}

TEST_CASE("a notice that does not go out is tried again more and more rarely, then shown") {
    Noticed zones;
    zones.wished("13800000000");
    const Desk intake{zones, zones.intake};
    intake.take(zones.only_case(zones.intake), Move::Screen);
    zones.courier.carry();
    zones.is_cut = true;

    CHECK(zones.sender.send_due().failed == 1);
    CHECK(zones.sender.send_due().failed == 0);
    zones.wait(std::chrono::minutes{1});
    CHECK(zones.sender.send_due().failed == 1);
    zones.wait(std::chrono::minutes{4});
    CHECK(zones.sender.send_due().failed == 0);
    for (int i = 0; i < 8; ++i) {
        zones.wait(std::chrono::hours{24 * 4});
        zones.sender.send_due();
    }
    REQUIRE(zones.notices.dead().size() == 1);
    CHECK(zones.notices.dead()[0].why == "断了");
    zones.is_cut = false;
    CHECK_REFUSED(Forbidden, zones.notices.retry(zones.intake));
    CHECK(zones.notices.retry(guard::Actor::system()) == 1);
    CHECK(zones.sender.send_due().sent == 1);
    CHECK(zones.notices.dead().empty());
}

TEST_CASE("an officer is told how much waits, once a day and by a number alone") {
    Noticed zones;
    zones.report();
    zones.report();
    zones.notices.wish_of_officer(guard::Actor::system(), "intake", "13800000001");
    CHECK_REFUSED(NotFound, zones.notices.wish_of_officer(guard::Actor::system(), "nobody", "x"));
    CHECK_REFUSED(Forbidden, zones.notices.wish_of_officer(zones.intake, "intake", ""));

    zones.sender.send_due();
    zones.wait(std::chrono::hours{1});
    zones.sender.send_due();
    REQUIRE(zones.carried.size() == 1);
    CHECK(zones.carried[0].text == "县平台有2件事等您办，请登录查看");
    zones.wait(std::chrono::hours{24});
    zones.sender.send_due();
    CHECK(zones.carried.size() == 2);
    zones.notices.wish_of_officer(guard::Actor::system(), "intake", "");
    zones.wait(std::chrono::hours{24});
    zones.sender.send_due();
    CHECK(zones.carried.size() == 2);
}

TEST_CASE("a dropped file is whole, bears the id, and comes once however often it is sent") {
    Folder folder;
    FileDrop drop{folder.path / "sms"};
    const Notice notice{"00ff", Channel::Phone, "13800000000", std::string{word_to_reporter}};
    drop.send(notice);
    drop.send(notice);

    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder.path / "sms"})
        files += entry.path().filename() == "00ff.json" ? 1 : 10;
    CHECK(files == 1);
    CHECK(read_file(folder.path / "sms" / "00ff.json").find("13800000000") != std::string::npos);
    FileDrop nowhere{"/proc/nothing"};
    CHECK_THROWS_AS(nowhere.send(notice), Undelivered);
}

TEST_CASE("a mail server is an address and nothing more") {
    CHECK(is_mail_url("smtps://mail.example.gov.cn"));
    CHECK(is_mail_url("smtp://127.0.0.1:2525"));
    CHECK_FALSE(is_mail_url("http://mail.example.gov.cn"));
    CHECK_FALSE(is_mail_url("smtp://user:word@mail.example.gov.cn"));
    CHECK_FALSE(is_mail_url("smtp://"));
    CHECK(is_mail_address("a.b@example.cn"));
    CHECK_FALSE(is_mail_address("a@b"));
    CHECK_FALSE(is_mail_address("a b@example.cn"));
    CHECK_FALSE(is_mail_address("@example.cn"));
    Smtp smtp{{"smtp://127.0.0.1:1", "notice@example.cn"}};
    CHECK_THROWS_AS(smtp.send({"00", Channel::Mail, "a@example.cn", "x"}), Undelivered);
}
