#pragma once

#include "complain/model/complaint.hpp"
#include "platform/core/refusal.hpp"

#include <chrono>
#include <utility>

namespace complain::test {

inline constexpr Person intake = 11, handler = 12, approver = 13, supervisor = 14, deputy = 15;

inline Date day(const char* text) {
    return platform::parse_iso_date(text).value();
}

/// Ten in the morning of that day, UTC+8.
inline Instant at(const char* text) {
    return std::chrono::sys_days{day(text)} + std::chrono::hours{2};
}

/// A case that can be led along its usual way, a step a line.
struct Case {
    Complaint complaint;
    Instant now = at("2017-09-28");

    explicit Case(Kind kind, const char* place = "430299100201") : complaint(start(kind, place)) {}

    static ComplaintState start(Kind kind, const char* place) {
        ComplaintState state;
        state.id = 1;
        state.kind = kind;
        state.place = RegionCode::parse(place).value();
        state.received = at("2017-09-28");
        return state;
    }

    Case& on(const char* text) {
        now = at(text);
        return *this;
    }
    Case& does(Move move, Person by, Details details = {}) {
        complaint.apply(move, by, now, std::move(details));
        return *this;
    }
    Case& accepted() {
        return does(Move::Screen, intake).does(Move::Accept, intake, due("2017-11-27"));
    }
    Case& assigned(Person to = handler) { return does(Move::Assign, intake, assignment(to)); }
    Case& decided(Class found = Class::True, Person by = handler) {
        Details details = text("已经核实");
        details.found = found;
        return does(Move::Investigate, by).does(Move::Decide, by, details);
    }
    Case& replied(Person by = handler) {
        return does(Move::Approve, approver).does(Move::Reply, by, text("您反映的情况属实"));
    }
    Case& closed() {
        Details details;
        details.settlement = Settlement::mended(2);
        return accepted().assigned().decided().replied().does(Move::Close, handler, details);
    }
    Case& evaluated(Evaluation evaluation) {
        Details details;
        details.evaluation = evaluation;
        return does(Move::Evaluate, reporter, details);
    }
    Case& reopened(Person superior = supervisor) {
        return does(Move::Reread, supervisor, text("答复没有说清"))
            .does(Move::Reopen, supervisor, naming(superior));
    }

    static Details text(const char* words) {
        Details details;
        details.text = words;
        return details;
    }
    static Details due(const char* last) {
        Details details;
        details.due = day(last);
        return details;
    }
    static Details assignment(Person to) {
        Details details;
        details.handler = to;
        details.recusal.emplace();
        return details;
    }
    static Details naming(Person superior) {
        Details details = text("重新核查");
        details.superior = superior;
        return details;
    }
    static Details to_body(BodyType type, const char* why = "属于那里管") {
        Details details = text(why);
        details.body = Body{type, {}, {}};
        return details;
    }

    Stage stage() const { return complaint.state().stage; }
    PublicStatus status() const { return complaint.public_status(); }
};

/// What the move is refused with; empty when it is taken.
inline std::string refusal_of(Case& of, Move move, Person by, Details details = {}) {
    try {
        of.does(move, by, std::move(details));
    } catch (const platform::Refusal& refusal) {
        return refusal.what();
    }
    return {};
}

}  // namespace complain::test
