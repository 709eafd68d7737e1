#include "complain/model/complaint.hpp"

#include "complain/model/case_test.hpp"
#include "platform/testing/refused.hpp"

using namespace complain;
using namespace complain::test;

TEST_CASE("a case goes from receipt to closing, and everything it did is kept") {
    Case one{Kind::Service};
    one.closed();
    CHECK(one.stage() == Stage::Closed);
    const ComplaintState& state = one.complaint.state();
    CHECK(state.events.size() == 8);
    CHECK(state.events.front().move == Move::Screen);
    CHECK(state.events.back().by == handler);
    CHECK(state.found == Class::True);
    CHECK(Complaint{state}.state() == state);
}

TEST_CASE("a move that does not fit the stage is refused and says what the stage is") {
    Case one{Kind::Service};
    CHECK(refusal_of(one, Move::Reply, handler, Case::text("好")) ==
          "现在是“已收件”，不能“答复”，请先办理前面的环节");
    CHECK(one.complaint.state().events.empty());
    CHECK_REFUSED(Conflict, one.does(Move::Assign, intake, Case::assignment(handler)));
}

TEST_CASE("no step is dated before the last one") {
    Case one{Kind::Service};
    one.accepted().on("2017-09-27");
    CHECK_REFUSED(Conflict, one.assigned());
}

TEST_CASE("G1: nobody is given a case before recusal was asked, or with a ground against it") {
    Case one{Kind::Accusation};
    one.accepted();
    Details unasked;
    unasked.handler = handler;
    CHECK_REFUSED(Invalid, one.does(Move::Assign, intake, unasked));
    Details barred = Case::assignment(handler);
    barred.recusal->push_back(Ground::SameUnit);
    CHECK(refusal_of(one, Move::Assign, intake, barred) ==
          "不能交给这个人：与被反映人在同一个单位，请换一个人");
    one.assigned();
    barred.text = "换人";
    CHECK_REFUSED(Conflict, one.does(Move::Reassign, approver, barred));
}

TEST_CASE("G2: what is sealed up leaves a receipt and nothing else") {
    Case one{Kind::Accusation};
    one.accepted().assigned().does(Move::Investigate, handler);
    one.does(Move::SealUp, handler, Case::text("反映的是县领导"));
    const ComplaintState& state = one.complaint.state();
    CHECK(one.status() == PublicStatus::Transferred);
    CHECK(state.place == RegionCode{});
    CHECK_FALSE(state.handler);
    REQUIRE(state.events.size() == 1);
    CHECK(state.events[0].details == Details{});
    CHECK(one.complaint.open_to(handler).empty());
    CHECK(refusal_of(one, Move::Accept, intake) == "这件已经封存上报，本县不再办理");
}

TEST_CASE("G2: whoever finds it while reading may seal it up, at any stage") {
    Case closed{Kind::Accusation};
    closed.closed().does(Move::SealUp, supervisor);
    CHECK(closed.status() == PublicStatus::Transferred);
    CHECK_FALSE(closed.complaint.state().found);
    Case fresh{Kind::Accusation};
    CHECK_REFUSED(Conflict, fresh.does(Move::SealUp, reporter));
}

TEST_CASE("an accusation that belongs above is sealed up, not transferred with its content") {
    Case one{Kind::Accusation};
    one.does(Move::Screen, intake);
    CHECK_REFUSED(Invalid, one.does(Move::Transfer, intake, Case::to_body(BodyType::Above)));
    Case petition{Kind::Petition};
    petition.does(Move::Screen, intake)
        .does(Move::Transfer, intake, Case::to_body(BodyType::Above));
    CHECK(petition.status() == PublicStatus::Transferred);
}

TEST_CASE("G4: a reply needs its text, and so does every step with a reason") {
    Case one{Kind::Petition};
    one.accepted().assigned().decided().does(Move::Approve, approver);
    CHECK_REFUSED(Invalid, one.does(Move::Reply, handler, Case::text(" 　")));
    one.does(Move::Reply, handler, Case::text("您的补偿已经核定"));
    CHECK(one.stage() == Stage::Replied);
}

TEST_CASE("G4: of an accusation the public sees kind, month, class and at most the town") {
    Case one{Kind::Accusation};
    one.closed();
    const auto few = public_outcome(one.complaint.state(), 4, "退还 1200 元");
    REQUIRE(few);
    CHECK(*few == PublicOutcome{Kind::Accusation, "2017-09", Class::True, {}, ""});
    const auto many = public_outcome(one.complaint.state(), 5, "退还 1200 元");
    REQUIRE(many);
    CHECK(many->place == RegionCode{430299100000});
    CHECK(many->measures.empty());
}

TEST_CASE("other outcomes tell the measures too, and open or sealed cases tell nothing") {
    Case one{Kind::Dispute};
    one.closed();
    CHECK(public_outcome(one.complaint.state(), 5, "已经补发")->measures == "已经补发");
    Case at_county{Kind::Dispute, "430299000000"};
    at_county.closed();
    CHECK_FALSE(public_outcome(at_county.complaint.state(), 50, "")->place);
    Case open{Kind::Dispute};
    open.accepted().assigned().decided();
    CHECK_FALSE(public_outcome(open.complaint.state(), 50, ""));
    Case sealed{Kind::Accusation};
    sealed.does(Move::SealUp, intake);
    CHECK_FALSE(public_outcome(sealed.complaint.state(), 50, ""));
}

TEST_CASE("G5: neither decision nor extension is approved by who handles the case") {
    Case one{Kind::Petition};
    one.accepted().assigned();
    Details extension = Case::text("等待鉴定结论");
    extension.days = 30;
    CHECK(refusal_of(one, Move::Extend, handler, extension) ==
          "承办人自己不能“延长期限”，请换一个人");
    Details without_days = Case::text("等待鉴定结论");
    CHECK_REFUSED(Invalid, one.does(Move::Extend, approver, without_days));
    one.does(Move::Extend, approver, extension);
    CHECK(rule_of(Move::Extend).tells_reporter);
    one.decided();
    CHECK_REFUSED(Conflict, one.does(Move::Approve, handler));
    CHECK_REFUSED(Conflict, one.does(Move::SendBack, handler, Case::text("再核")));
    one.does(Move::SendBack, approver, Case::text("再核"));
    CHECK(one.stage() == Stage::Investigating);
}

TEST_CASE("G5: whoever decided does not approve, even after the case was given to another") {
    Case one{Kind::Petition};
    one.accepted().assigned().does(Move::Investigate, handler);
    Details decision = Case::text("已经核实");
    decision.found = Class::False;
    one.does(Move::Decide, deputy, decision);
    CHECK(refusal_of(one, Move::Approve, deputy) ==
          "提出办理意见的人自己不能“批准办理意见”，请换一个人");
}

TEST_CASE("G6: the reporter is told the stage in seven plain words") {
    Case one{Kind::Service};
    CHECK(one.status() == PublicStatus::Received);
    one.does(Move::Screen, intake);
    CHECK(one.status() == PublicStatus::Received);
    one.does(Move::Accept, intake);
    CHECK(one.status() == PublicStatus::Accepted);
    one.assigned();
    CHECK(one.complaint.public_text() == "办理中");
    one.decided().replied();
    CHECK(one.status() == PublicStatus::InProgress);
    one.does(Move::Close, handler);
    CHECK(one.complaint.public_text() == "已办结");
    one.evaluated(Evaluation::Dissatisfied);
    CHECK(one.complaint.public_text() == "复查中");
    one.reopened();
    CHECK(one.status() == PublicStatus::Reviewing);
    one.assigned(deputy);
    CHECK(one.status() == PublicStatus::Reviewing);
}

TEST_CASE("G6: a refusal is told with its coded reason") {
    Case one{Kind::Petition};
    one.does(Move::Screen, intake);
    CHECK_REFUSED(Invalid, one.does(Move::Refuse, intake, Case::text("法院在审")));
    Details details = Case::text("法院在审");
    details.refused = Refused::InLawsuit;
    one.does(Move::Refuse, intake, details);
    CHECK(one.complaint.public_text() == "不予受理（已经进入诉讼、仲裁或者行政复议）");
    CHECK(refused_named("in_lawsuit") == Refused::InLawsuit);
}

TEST_CASE("a dispute closes only when its row was mended or explained") {
    Case one{Kind::Dispute};
    one.accepted().assigned().decided().replied();
    CHECK_REFUSED(Invalid, one.does(Move::Close, handler));
    Details nothing;
    nothing.settlement = Settlement::explained(" ");
    CHECK_REFUSED(Invalid, one.does(Move::Close, handler, nothing));
    Details unmended;
    unmended.settlement = Settlement::mended(0);
    CHECK_REFUSED(Invalid, one.does(Move::Close, handler, unmended));
    Details explained;
    explained.settlement = Settlement::explained("按确权面积发放，面积没有错");
    one.does(Move::Close, handler, explained);
    CHECK(one.stage() == Stage::Closed);
}

TEST_CASE("who is not satisfied is read again by a superior, and the case reopens once") {
    Case one{Kind::Service};
    one.closed();
    CHECK_REFUSED(Conflict, one.does(Move::Reread, supervisor, Case::text("看过")));
    one.evaluated(Evaluation::Dissatisfied);
    CHECK_REFUSED(Conflict, one.evaluated(Evaluation::Satisfied));
    CHECK_REFUSED(Conflict, one.does(Move::Reopen, supervisor, Case::naming(supervisor)));
    CHECK_REFUSED(Conflict, one.does(Move::Reread, handler, Case::text("我没错")));
    CHECK_REFUSED(Conflict, one.does(Move::Reread, approver, Case::text("我没错")));
    one.reopened();
    CHECK(one.stage() == Stage::Accepted);
    CHECK(one.complaint.state().superior == supervisor);
    CHECK_REFUSED(Conflict, one.assigned(handler));
    one.assigned(deputy).decided(Class::True, deputy).replied(deputy).does(Move::Close, deputy);
    one.evaluated(Evaluation::Dissatisfied).does(Move::Reread, supervisor, Case::text("已经到位"));
    CHECK(refusal_of(one, Move::Reopen, supervisor, Case::naming(supervisor)) ==
          "已经重新办理过一次，请告知反映人可以向上一级申请复查");
}

TEST_CASE("reopening always names the superior, who is not the handler") {
    Case one{Kind::Service};
    one.closed().evaluated(Evaluation::Dissatisfied);
    one.does(Move::Reread, supervisor, Case::text("答复没有说清"));
    CHECK_REFUSED(Invalid, one.does(Move::Reopen, supervisor, Case::text("重新核查")));
    CHECK_REFUSED(Invalid, one.does(Move::Reopen, supervisor, Case::naming(handler)));
}

TEST_CASE("the reporter may appeal to the level above, once, also against not being accepted") {
    Case one{Kind::Petition};
    one.closed();
    Details appeal;
    CHECK_REFUSED(Invalid, one.does(Move::Appeal, reporter, appeal));
    appeal.body = Body{BodyType::Above, {}, {}};
    CHECK_REFUSED(Conflict, one.does(Move::Appeal, handler, appeal));
    one.does(Move::Appeal, reporter, appeal);
    CHECK(one.stage() == Stage::Closed);
    CHECK(one.complaint.state().is_appealed);
    CHECK_REFUSED(Conflict, one.does(Move::Appeal, reporter, appeal));
}

TEST_CASE("only the reporter evaluates, and officers do not act in the reporter's name") {
    Case one{Kind::Service};
    one.closed();
    Details details;
    details.evaluation = Evaluation::Satisfied;
    CHECK(refusal_of(one, Move::Evaluate, handler, details) == "“评价”由反映人来做");
    Case other{Kind::Service};
    CHECK(refusal_of(other, Move::Screen, reporter) == "“开始甄别”由工作人员来做");
}

TEST_CASE("not ours counts, and after the second only an arbitration moves the case on") {
    Case one{Kind::Petition};
    one.does(Move::Screen, intake);
    one.does(Move::Transfer, intake, Case::to_body(BodyType::Department));
    one.does(Move::NotOurs, handler, Case::to_body(BodyType::PetitionOffice, "不归我们管"));
    CHECK(one.complaint.state().body->type == BodyType::PetitionOffice);
    CHECK_REFUSED(Conflict, one.does(Move::Arbitrate, approver, Case::to_body(BodyType::Town)));
    one.does(Move::Accept, intake);
    one.does(Move::NotOurs, deputy, Case::text("也不归我们管"));
    CHECK(one.complaint.state().awaits_arbitration);
    CHECK(refusal_of(one, Move::Accept, intake) == "已经第二次退回，请报县里指定承办单位");
    CHECK_REFUSED(Conflict, one.does(Move::Arbitrate, deputy, Case::to_body(BodyType::Town)));
    one.does(Move::Arbitrate, approver, Case::to_body(BodyType::Town));
    CHECK(one.stage() == Stage::Accepted);
    CHECK(refusal_of(one, Move::NotOurs, handler, Case::text("还是不归我们管")) ==
          "承办单位是县里指定的，不能再退回，请直接办理");
    CHECK(one.complaint.state().transfers.size() == 4);
    CHECK(bounces(one.complaint.state().transfers) == 2);
}

TEST_CASE("more is asked for and given, by the reporter or on their behalf") {
    Case one{Kind::Service};
    one.accepted().assigned().does(Move::Investigate, handler);
    CHECK_REFUSED(Invalid, one.does(Move::Pause, handler, Case::text("去鉴定")));
    one.does(Move::AskSupplement, handler, Case::text("请拍一下存折"));
    CHECK(one.stage() == Stage::Supplement);
    one.does(Move::Supplemented, reporter);
    CHECK(one.stage() == Stage::Investigating);
    Details pause = Case::text("去鉴定");
    pause.pause = PauseReason::Appraisal;
    one.does(Move::Pause, handler, pause).does(Move::Resume, handler);
    one.does(Move::Interim, handler, Case::text("正在鉴定"));
    CHECK(one.stage() == Stage::Investigating);
}

TEST_CASE("a repeat joins another case, not itself") {
    Case one{Kind::Dispute};
    one.does(Move::Screen, intake);
    Details merge = Case::text("同一笔发放");
    merge.into = 1;
    CHECK_REFUSED(Invalid, one.does(Move::Merge, intake, merge));
    merge.into = 2;
    one.does(Move::Merge, intake, merge);
    CHECK(one.complaint.public_text() == "已受理");
    CHECK(one.complaint.open_to(intake) == std::vector<Move>{Move::SealUp, Move::Unmerge});
}

TEST_CASE("staff decide the kind until the case is accepted") {
    Case one{Kind::Dispute};
    one.complaint.reclassify(Kind::Accusation);
    CHECK(one.complaint.state().kind == Kind::Accusation);
    one.accepted();
    CHECK_REFUSED(Conflict, one.complaint.reclassify(Kind::Service));
}

TEST_CASE("what is open to somebody leaves out what another must do") {
    Case one{Kind::Petition};
    one.accepted().assigned().decided();
    CHECK(one.complaint.open_to(handler) == std::vector<Move>{Move::SealUp});
    CHECK(one.complaint.open_to(approver) ==
          std::vector<Move>{Move::SealUp, Move::SendBack, Move::Approve});
    CHECK(one.complaint.open_to(reporter).empty());
}

TEST_CASE("every stage but the last ones has a way on, and names can be read back") {
    for (const MoveRule& rule : move_rules()) {
        CAPTURE(rule.name);
        CHECK(move_named(rule.name) == rule.move);
        CHECK_FALSE(rule.from.empty());
        CHECK_FALSE(rule.title.empty());
    }
    CHECK(moves_from(Stage::Merged) == std::vector<Move>{Move::SealUp, Move::Unmerge});
    CHECK(moves_from(Stage::Replied) == std::vector<Move>{Move::SealUp, Move::Close,
                                                          Move::ClearName, Move::Clarify,
                                                          Move::FalseReport});
    CHECK(stage_named("not_accepted") == Stage::NotAccepted);
    CHECK_FALSE(stage_named("lost"));
}
