#include "complain/exchange/organs.hpp"

#include "complain/exchange/docking.hpp"
#include "complain/exchange/exchange_test.hpp"
#include "complain/exchange/letters.hpp"
#include "complain/exchange/returning.hpp"

#include <doctest/doctest.h>

using namespace complain;
using namespace complain::test;

namespace {

/// A county that transfers to another one, each with its officers and keys.
struct TwoCounties {
    TwoLevels from;
    Zones to;
    domain::Keyring to_keys{crypto::Secret{std::string(32, 't')}};
    Office to_office{to.pool(),       to.gate,  to.vault,    to.clock,
                     to_keys,         to.posts, to.calendar, to.deadlines,
                     to.jurisdiction, "",       "",          Zones::place_name};
    Cases to_cases{to_office};
    OrganDesk desk{to_office};
    Organ sender{"430299", "示例县", from.keys.box_key().public_key(),
                 from.keys.signing_key().public_key()};
    Organ receiver{"430212", "邻县信访局", to_keys.box_key().public_key(),
                   to_keys.signing_key().public_key()};
    ExchangeOffice exchange{from.pool(), from.gate, from.clock, from.keys,
                            "430299",    "",        {receiver}};
    Handover handover{exchange};
    guard::Actor system = guard::Actor::system();

    TwoCounties() { publish_organs(from.pool(), {receiver}); }

    /// A report that intake transfers; its receipt code.
    domain::ReceiptCode transferred() {
        auto code = from.report();
        const Desk intake{from, from.intake};
        const auto id = from.only_case(from.intake);
        from.cases.classify(intake.opener(), id, Kind::Service, {});
        intake.take(id, Move::Screen);
        Details details;
        details.body = Body{BodyType::Department, {}, "邻县信访局"};
        details.text = "属于邻县";
        intake.take(id, Move::Transfer, details);
        return code;
    }
    static std::vector<std::string> organ_titles_of(Zones& zones) {
        db::Reader reader{zones.pool()};
        return organ_titles(reader);
    }
    std::vector<std::string> files() {
        std::vector<std::string> out;
        for (const auto& name : handover.write(system, from.disk.path, receiver.name))
            out.push_back(read_file(from.disk.path / name));
        return out;
    }
};

}  // namespace

TEST_CASE("a case that is transferred to another organ arrives sealed to its intake officers") {
    TwoCounties two;
    two.transferred();
    const auto files = two.files();
    CHECK(files == two.files());
    REQUIRE(files.size() == 1);
    const auto read = package_from(files[0], two.sender.sign);
    two.desk.take_in(two.system, two.sender, read);
    two.desk.take_in(two.system, two.sender, read);

    const auto key = two.to.key_of(two.to.intake);
    const Opener opener{two.to.intake, key};
    const auto id = two.to.only_case(two.to.intake);
    REQUIRE(id != 0);
    CHECK(two.to_cases.open(opener, id, "办理").told.text == secret);
    CHECK(files[0].find("低保") == std::string::npos);
    CHECK_REFUSED(Forbidden, two.desk.take_in(two.to.intake, two.sender, read));

    const auto receipt =
        receipt_file({read.county, read.token, read.sha256}, two.to_keys.signing_key());
    two.handover.take_receipt(two.system, receipt);
    CHECK(two.files().empty());
    CHECK_REFUSED(NotFound, two.handover.take_receipt(two.system, receipt));
    CHECK(two.from.only_case(two.from.intake) != 0);
}

TEST_CASE("what another organ replies comes back to the reporter by way of the sender") {
    TwoCounties two;
    const auto code = two.transferred();
    two.desk.take_in(two.system, two.sender, package_from(two.files().at(0), two.sender.sign));
    const auto id = two.to.only_case(two.to.intake);
    {
        db::Transaction tx{two.to.pool()};
        Item reply;
        reply.type = Item::Type::Reply;
        reply.at = two.to.clock.now() + std::chrono::hours{1};
        reply.text = "已经补发，请查收";
        answer_source(tx, two.to_office, *store::find(tx, id), reply);
        tx.commit();
    }
    Folder folder;
    const auto names = two.desk.write_answers(two.system, two.sender, folder.path);
    REQUIRE(names.size() == 1);
    CHECK(two.desk.write_answers(two.system, two.sender, folder.path).empty());

    two.handover.take_answer(two.system, read_file(folder.path / names[0]));
    CHECK(two.from.read(code).items.back().text == "已经补发，请查收");
}

TEST_CASE(
    "a case that was sent to the wrong organ comes back as a word, to officers and reporter") {
    TwoCounties two;
    const auto code = two.transferred();
    two.desk.take_in(two.system, two.sender, package_from(two.files().at(0), two.sender.sign));
    publish_organs(two.to.pool(), {two.sender});
    const auto key = two.to.key_of(two.to.intake);
    const Opener opener{two.to.intake, key};
    const auto id = two.to.only_case(two.to.intake);
    two.to_cases.take(opener, id, Move::Screen, {});
    Details back;
    back.text = "属于示例县";
    back.body = Body{BodyType::Department, {}, "示例县"};
    two.to_cases.take(opener, id, Move::Transfer, back);

    // Nothing is made of what they have themselves.
    CHECK(Zones::count(two.to.pool(), "SELECT count(*) FROM complain_outgoing") == 0);
    Folder folder;
    const auto names = two.desk.write_answers(two.system, two.sender, folder.path);
    REQUIRE(names.size() == 1);
    const auto answer = read_file(folder.path / names[0]);
    two.handover.take_answer(two.system, answer);
    CHECK(two.from.read(code).items.back().text.find("已退回转来的机关") != std::string::npos);
    two.handover.take_answer(two.system, answer);
    const Desk intake{two.from, two.from.intake};
    const auto said = intake.open(two.from.only_case(two.from.intake)).said;
    const auto words = std::ranges::count_if(said, [](const Said& one) {
        return one.internal && one.item.text.find("已退回转来的机关") != std::string::npos;
    });
    CHECK(words == 1);
    CHECK(TwoCounties::organ_titles_of(two.from) == std::vector<std::string>{"邻县信访局"});
}

TEST_CASE("a package for somebody else is not taken in, nor one whom nobody could open") {
    TwoCounties two;
    two.transferred();
    const auto read = package_from(two.files().at(0), two.sender.sign);
    OrganDesk stranger{two.from.office};
    CHECK_REFUSED(Conflict, stranger.take_in(two.system, two.sender, read));
    auto message = read;
    message.package.kind = Parcel::Kind::Message;
    CHECK_REFUSED(Conflict, two.desk.take_in(two.system, two.sender, message));
    {
        db::Transaction tx{two.to.pool()};
        tx.run("UPDATE guard_officer SET disabled = 1 WHERE login IN ('intake', 'second')");
        tx.commit();
    }
    CHECK_REFUSED(Conflict, two.desk.take_in(two.system, two.sender, read));
}
