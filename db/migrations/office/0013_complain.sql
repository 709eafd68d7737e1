-- Complaints (投诉举报) in the office. What was told, said and found lies sealed to the case's key, and the key sealed to those who may
-- read it: without a row in complain_key an officer sees nothing of a case, not even that there is one.
CREATE TABLE complain_case (
    id {auto_id},
    token {bytes} NOT NULL UNIQUE,                 -- the parcel that brought it
    number TEXT NOT NULL UNIQUE,                   -- 受理编号, random
    look_up {bytes} NOT NULL UNIQUE,               -- SHA-256 of the receipt code's look-up half
    case_public {bytes} NOT NULL,
    files {integer} NOT NULL DEFAULT 0,
    received_at {integer} NOT NULL,                -- to ten minutes
    stage TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT '',                 -- '' until intake has said what it is
    place {integer} NOT NULL DEFAULT 0,
    due_day {integer},                             -- the soonest last day that binds the office
    handler {integer} REFERENCES guard_officer (id),
    state TEXT NOT NULL,                           -- JSON of the stages, without a word of what was told
    changed_at {integer} NOT NULL,
    -- The large ones last: a queue reads the others of a thousand rows and must not walk past these.
    report {bytes} NOT NULL,                       -- sealed; empty once sealed up
    finding {bytes}                                -- what intake made of it: accused post, record; sealed
);
-- A copy of the case's seed for one officer (案件钥匙). Granting adds one, revoking deletes it.
CREATE TABLE complain_key (
    case_id {integer} NOT NULL REFERENCES complain_case (id),
    officer_id {integer} NOT NULL REFERENCES guard_officer (id),
    sealed {bytes} NOT NULL,
    due_day {integer} NOT NULL,                    -- the case's, or a day that never comes: an officer's queue is one index
    granted_at {integer} NOT NULL,
    granted_by {integer} REFERENCES guard_officer (id),
    PRIMARY KEY (case_id, officer_id)
);
CREATE INDEX complain_key_queue ON complain_key (officer_id, due_day, case_id);
-- What was done, in order. `sealed` holds every word of it.
CREATE TABLE complain_event (
    case_id {integer} NOT NULL REFERENCES complain_case (id),
    number {integer} NOT NULL,
    move TEXT NOT NULL,
    by_officer {integer} REFERENCES guard_officer (id),   -- NULL: the reporter
    at {integer} NOT NULL,
    sealed {bytes} NOT NULL,
    PRIMARY KEY (case_id, number)
);
CREATE TABLE complain_clock (
    case_id {integer} NOT NULL REFERENCES complain_case (id),
    rule TEXT NOT NULL,                            -- of deadlines.csv
    started {integer} NOT NULL,
    stopped {integer},
    state TEXT NOT NULL,                           -- JSON: pauses, extension
    PRIMARY KEY (case_id, rule, started)
);
-- What the reporter reads, and what was only said among officers (internal = 1).
CREATE TABLE complain_said (
    case_id {integer} NOT NULL REFERENCES complain_case (id),
    number {integer} NOT NULL,
    token {bytes} UNIQUE,                          -- of the parcel, where the reporter said it
    internal {integer} NOT NULL DEFAULT 0 CHECK (internal IN (0, 1)),
    sealed {bytes} NOT NULL,
    pushed {integer} NOT NULL DEFAULT 0 CHECK (pushed IN (0, 1)),
    PRIMARY KEY (case_id, number)
);
CREATE INDEX complain_said_waiting ON complain_said (pushed, internal);
CREATE TABLE complain_piece (
    token {bytes} NOT NULL,
    file {integer} NOT NULL, piece {integer} NOT NULL,
    sealed {bytes} NOT NULL,
    PRIMARY KEY (token, file, piece)
);
-- What belongs to the level above (直送上级): sealed to its key alone, kept until it is handed over.
CREATE TABLE complain_upward (
    token {bytes} NOT NULL PRIMARY KEY,
    package {bytes} NOT NULL
);
