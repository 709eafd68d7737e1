-- Who a reporter is (举报人身份): sealed to the case's key, and what that gives to one custodian's. Neither the custodian nor who holds the case's key reads it alone.
CREATE TABLE complain_identity (
    case_id {integer} NOT NULL REFERENCES complain_case (id),
    officer_id {integer} NOT NULL REFERENCES guard_officer (id),     -- the custodian
    sealed {bytes} NOT NULL,
    PRIMARY KEY (case_id, officer_id)
);
-- A handler's wish to read it, and what became of that.
CREATE TABLE complain_identity_request (
    id {auto_id},
    case_id {integer} NOT NULL REFERENCES complain_case (id),
    officer_id {integer} NOT NULL REFERENCES guard_officer (id),     -- who asks
    motive TEXT NOT NULL,
    asked_at {integer} NOT NULL,
    last_day {integer} NOT NULL,                                     -- after it nobody can grant it any more
    stage TEXT NOT NULL CHECK (stage IN ('asked', 'granted', 'refused', 'ended')),
    decided_by {integer} REFERENCES guard_officer (id),
    reason TEXT NOT NULL DEFAULT '',                                 -- of the custodian
    sealed {bytes}                                                   -- of a grant: sealed to the case, and that to who asked
);
CREATE INDEX complain_identity_request_case ON complain_identity_request (case_id, id);
-- Which custodians may decide it: who stands too near is not among them. Only who reads the case can ask that, so it is asked with the request.
CREATE TABLE complain_identity_keeper (
    officer_id {integer} NOT NULL REFERENCES guard_officer (id),
    request_id {integer} NOT NULL REFERENCES complain_identity_request (id),
    PRIMARY KEY (officer_id, request_id)
);
