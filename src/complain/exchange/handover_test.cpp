#include "complain/exchange/exchange_test.hpp"
#include "complain/exchange/letters.hpp"
#include "complain/exchange/opening.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace complain;
using namespace complain::test;

namespace {

CaseReceipt receipt_for(const ReadPackage& read) {
    return {read.county, read.token, read.sha256};
}

std::int64_t waiting(TwoLevels& levels) {
    return Zones::count(levels.pool(), "SELECT count(*) FROM complain_upward");
}

}  // namespace

TEST_CASE("what belongs above goes there in signed files, which open for the level above alone") {
    TwoLevels levels;
    const auto code = levels.report(Zones::form(Concerns::Leader), {upload(photo_of(600'000))});
    add_message(levels.outside.pool(), code, "还有一张收条", levels.clock.now());
    levels.courier.carry();

    const auto files = levels.exported();
    CHECK(files == levels.exported());
    REQUIRE(files.size() == 2);
    std::vector<ReadPackage> read;
    for (const auto& file : files) {
        CHECK(file.find("低保") == std::string::npos);
        CHECK(sender_of(file) == "430299");
        read.push_back(package_from(file, levels.county_key()));
    }
    if (read[0].package.kind != Parcel::Kind::Report) std::swap(read[0], read[1]);
    Opening opening{levels.above};
    CHECK_REFUSED(Conflict, opening.open(read[1]));
    const auto report = opening.open(read[0]);
    REQUIRE(report.told);
    CHECK(report.told->text == secret);
    CHECK(report.files == std::vector<std::string>{photo_of(600'000)});
    CHECK(text_for_people(report).find("涉及：县级领导") == 0);
    CHECK(opening.open(read[1]).message == "还有一张收条");
    const crypto::BoxKey other{crypto::Secret{std::string(32, 'b')}};
    Opening stranger{other};
    CHECK_REFUSED(Conflict, stranger.open(read[0]));
    CHECK_REFUSED(Invalid, package_from(files[0], levels.above_signs.public_key()));
}

TEST_CASE("a package is let go by its own receipt and by nothing else") {
    TwoLevels levels;
    levels.report(Zones::form(Concerns::Leader), {upload(photo_of(600'000))});
    levels.report();
    const Desk intake{levels, levels.intake};
    intake.take(levels.only_case(levels.intake), Move::SealUp);
    const auto files = levels.exported();
    REQUIRE(files.size() == 2);
    const auto read = package_from(files[0], levels.county_key());
    const auto good = receipt_file(receipt_for(read), levels.above_signs);

    auto changed = good;
    changed[changed.find("430299")] = '5';
    CHECK_REFUSED(Invalid, levels.handover.take_receipt(levels.system, changed));
    CHECK_REFUSED(Invalid, levels.handover.take_receipt(levels.system, good.substr(0, 40)));
    CHECK_REFUSED(Invalid, levels.handover.take_receipt(levels.system, files[0]));
    const auto self_made = receipt_file(receipt_for(read), levels.keys.signing_key());
    CHECK_REFUSED(Invalid, levels.handover.take_receipt(levels.system, self_made));
    auto foreign = receipt_for(read);
    foreign.county = "430212";
    CHECK_REFUSED(Invalid, levels.handover.take_receipt(levels.system,
                                                        receipt_file(foreign, levels.above_signs)));
    auto other_bytes = receipt_for(read);
    other_bytes.sha256 = std::string(32, 'x');
    CHECK_REFUSED(Conflict, levels.handover.take_receipt(
                                levels.system, receipt_file(other_bytes, levels.above_signs)));
    CHECK(waiting(levels) == 2);

    levels.handover.take_receipt(levels.system, good);
    CHECK(waiting(levels) == 1);
    CHECK_REFUSED(NotFound, levels.handover.take_receipt(levels.system, good));
    const auto rest = package_from(files[1], levels.county_key());
    levels.handover.take_receipt(levels.system,
                                 receipt_file(receipt_for(rest), levels.above_signs));
    CHECK(waiting(levels) == 0);
    CHECK(Zones::count(levels.pool(), "SELECT count(*) FROM complain_piece") == 0);
}

TEST_CASE("an answer of the level above reaches the reporter, and the county cannot read it") {
    TwoLevels levels;
    const auto code = levels.report(Zones::form(Concerns::Leader));
    const auto read = package_from(levels.exported().at(0), levels.county_key());
    levels.clock.set(levels.clock.now() + std::chrono::hours{24});
    const CaseAnswer answer{read.county, read.package.look_up,
                            answer_item(read.package, "已经立案，请放心", levels.clock.now()),
                            levels.clock.now()};
    const auto file = answer_file(answer, levels.above_signs);

    levels.handover.take_answer(levels.system, file);
    levels.handover.take_answer(levels.system, file);
    CHECK(file.find("立案") == std::string::npos);
    const auto items = levels.read(code).items;
    REQUIRE(items.size() == 2);
    CHECK(items.back().text == "已经立案，请放心");
    CHECK(Zones::count(levels.pool(), "SELECT count(*) FROM complain_answer") == 0);
    levels.handover.take_answer(levels.system, file);
    CHECK(levels.read(code).items.size() == 2);
    CHECK_REFUSED(Invalid, levels.handover.take_answer(
                               levels.system, answer_file(answer, levels.keys.signing_key())));
    CHECK_REFUSED(Invalid, answer_item(read.package, "  ", levels.clock.now()));
}

TEST_CASE("who does not run the system hands nothing over, and the audit chain counts nothing") {
    TwoLevels levels;
    levels.report(Zones::form(Concerns::Leader));

    CHECK_REFUSED(Forbidden, levels.handover.write(levels.intake, levels.disk.path));
    CHECK_REFUSED(Forbidden, levels.handover.take_receipt(levels.intake, "x"));
    CHECK_REFUSED(Forbidden, levels.handover.take_answer(levels.intake, "x"));
    levels.exported();
    CHECK(Zones::count(levels.pool(),
                       "SELECT count(*) FROM guard_audit WHERE action LIKE "
                       "'complain.export%' AND detail = '{}'") == 1);
}
