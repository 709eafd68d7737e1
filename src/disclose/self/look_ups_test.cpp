#include "disclose/self/payee_test.hpp"

namespace disclose::test {

namespace {

std::string all_text(db::Session& session, db::Query query, int columns) {
    std::string out;
    session.each(query, {}, [&](const db::Row& row) {
        for (int i = 0; i < columns; ++i)
            out += row.is_null(i) ? std::string{} : row.blob(i).bytes;
    });
    return out;
}

}  // namespace

TEST_CASE("a slip opens the payee's own payments once, and the new code from then on") {
    PayeeCounty county;
    county.pay(payee_number, {{"S1", 210'00}, {"S2", 310'00}});
    county.pay(stranger_number, {{"S3", 999'00}});
    const auto slip = county.slip_for(payee_number);
    const auto code = PayeeCounty::fresh_code();

    const auto account = county.look_ups.by_slip(slip, code);

    REQUIRE(account);
    CHECK(account->payments.size() == 2);
    CHECK(account->payments[0].amount_fen + account->payments[1].amount_fen == 520'00);
    CHECK(account->payments[0].account == "**** 0158");
    CHECK(account->payments[0].program_name == "MZ01");
    CHECK_FALSE(account->payments[0].record);
    CHECK(account->masked_name == "张*");
    CHECK_FALSE(county.look_ups.by_slip(slip, PayeeCounty::fresh_code()));
    CHECK_FALSE(county.look_ups.by_code(slip));
    REQUIRE(county.look_ups.by_code(code));
    CHECK(county.look_ups.by_code(code)->payments.size() == 2);
    CHECK(county.audited("disclose.look_up") == 3);
}

TEST_CASE("the same envelope twice does no harm") {
    PayeeCounty county;
    const auto slip = county.slip_for(payee_number);
    const auto code = PayeeCounty::fresh_code();

    const auto first = county.look_ups.by_slip(slip, code);
    const auto again = county.look_ups.by_slip(slip, code);

    REQUIRE(first);
    REQUIRE(again);
    CHECK(first->code_until == again->code_until);
}

TEST_CASE("an unknown, a revoked and an expired slip open nothing, and write nothing down") {
    PayeeCounty county;
    const auto code = PayeeCounty::fresh_code();
    const auto revoked = county.slips.issue(county.town, payee_number, Presence::Verified);
    county.slips.revoke(county.town, revoked.id);
    const auto late = county.slip_for(payee_number);
    county.clock.set(county.clock.now() + slip_lasts);

    CHECK_FALSE(county.look_ups.by_slip(PayeeCounty::fresh_code(), code));
    CHECK_FALSE(county.look_ups.by_slip(revoked.code.proof(), code));
    CHECK_FALSE(county.look_ups.by_slip(late, code));
    CHECK_FALSE(county.look_ups.by_code(code));
    // The look-up half alone, which the public zone's operator could have seen, is worth nothing.
    const auto fresh = county.slip_for(payee_number);
    CHECK_FALSE(county.look_ups.by_slip({fresh.look_up, std::string(32, 'x')}, code));
    CHECK(county.audited("disclose.look_up") == 0);
}

TEST_CASE("a code ends after a year, and when a newer slip is used or its slip is revoked") {
    PayeeCounty county;
    const auto first = PayeeCounty::fresh_code(), second = PayeeCounty::fresh_code();
    const auto older = county.slip_for(payee_number);
    REQUIRE(county.look_ups.by_slip(older, first));
    const auto newer = county.slip_for(payee_number);
    CHECK(county.look_ups.by_code(first));

    REQUIRE(county.look_ups.by_slip(newer, second));

    CHECK_FALSE(county.look_ups.by_code(first));
    CHECK(county.look_ups.by_code(second));
    county.clock.set(county.clock.now() + code_lasts);
    CHECK_FALSE(county.look_ups.by_code(second));
}

TEST_CASE("what is not published yet is not shown, and what the public may not see is") {
    PayeeCounty county;
    county.pay(payee_number, {{"S1"}});
    county.hand_in_for(payee_number, {{"S2"}});
    const auto code = PayeeCounty::fresh_code();

    const auto account = county.look_ups.by_slip(county.slip_for(payee_number), code);

    REQUIRE(account);
    CHECK(account->payments.size() == 1);
}

TEST_CASE("a payment that is public leads to its page, one withdrawn from the public does not") {
    PayeeCounty county;
    county.catalogue.sign(county.leader, 2017, {"MZ01"});
    county.sign("MZ01", Mode::Named);
    county.pay(payee_number, {{"S1"}});
    const auto code = PayeeCounty::fresh_code();
    const auto account = county.look_ups.by_slip(county.slip_for(payee_number), code);
    REQUIRE(account);
    CHECK(account->payments.front().record == county.record_of("S1"));

    Withdrawals withdrawals{county.office};
    withdrawals.ask(county.publisher, county.record_of("S1"), "privacy", "本人要求");
    withdrawals.confirm(county.secrecy, county.record_of("S1"));

    const auto after = county.look_ups.by_code(code);
    REQUIRE(after->payments.size() == 1);
    CHECK_FALSE(after->payments.front().record);
}

TEST_CASE("the bank's word comes with its reason, once its own batch is public") {
    PayeeCounty county;
    county.pay(payee_number, {{"S1"}});
    auto result = county.result("S1", 210'00, "退回");
    result.values[3] = std::string("账户已销户");
    const auto batch =
        county.hand_in(TableKind::BankResult, {result}, "县民政局", county.clerk.id.value());
    const auto code = PayeeCounty::fresh_code();

    const auto before = county.look_ups.by_slip(county.slip_for(payee_number), code);
    county.publish(batch);
    const auto after = county.look_ups.by_code(code);

    CHECK_FALSE(before->payments.front().result);
    CHECK(after->payments.front().result == "退回");
    CHECK(after->payments.front().reason == "账户已销户");
}

TEST_CASE("the payee sees who handed slips over, who looked and who saw a whole number") {
    PayeeCounty county;
    county.pay(payee_number, {{"S1"}});
    county.pay(stranger_number, {{"S2"}});
    reveal_number(county.office, county.reviewer, "S1", "account", "核对同名人员");
    reveal_number(county.office, county.reviewer, "S2", "id_number", "核对同名人员");
    const auto code = PayeeCounty::fresh_code();
    county.clock.set(county.clock.now() + std::chrono::seconds{1});
    const auto slip = county.slip_for(payee_number);
    county.clock.set(county.clock.now() + std::chrono::seconds{1});

    const auto account = county.look_ups.by_slip(slip, code);

    REQUIRE(account->sightings.size() == 3);
    CHECK(account->sightings[0].what == "look_slip");
    CHECK(account->sightings[1].what == "slip");
    CHECK(account->sightings[1].who == "乡镇民政办 town");
    CHECK(account->sightings[2].what == "account");
    CHECK(account->sightings[2].who == "县民政局 reviewer");
    CHECK(account->sightings[2].at == platform::to_millis(county.clock.now()) - 2000);
}

TEST_CASE("the office keeps neither the code nor anything that proves it") {
    PayeeCounty county;
    const auto issued = county.slips.issue(county.town, payee_number, Presence::Verified);
    const auto next = domain::ReceiptCode::fresh(domain::ReceiptKind::Query);
    county.look_ups.by_slip(issued.code.proof(), next.proof());

    db::Reader reader{county.pool()};
    const auto kept =
        all_text(reader, "SELECT look_up, proof, next_look_up, next_proof FROM disclose_slip", 4);

    CHECK(kept.size() == 128);
    for (const auto* code : {&issued.code, &next}) {
        CHECK(kept.find(code->proof().proof) == std::string::npos);
        CHECK(kept.find(code->shown().substr(0, 5)) == std::string::npos);
    }
}

}  // namespace disclose::test
