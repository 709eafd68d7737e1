-- Exchange of cases (案件交换): what other organs answer through the county.
-- An answer of the level above, sealed to the case, until it has been laid down for its reporter.
CREATE TABLE complain_answer (
    look_up {bytes} NOT NULL,                      -- of the receipt code: nothing else of the case is known here
    number {integer} NOT NULL,                     -- of the item, behind all that the office said itself
    sealed {bytes} NOT NULL,
    PRIMARY KEY (look_up, number)
);
-- Cases that came from another platform or organ (对接): where their answers go back to.
CREATE TABLE complain_foreign (
    case_id {integer} NOT NULL PRIMARY KEY REFERENCES complain_case (id),
    source TEXT NOT NULL,                          -- 12388, 12345, mailbox, or "organ " and its name
    number {bytes} NOT NULL,                       -- the platform's own, encrypted; of an organ the look-up
    answer {bytes},                                -- until it has gone back: sealed to the office, for an organ to the case
    answered {integer}
);
CREATE INDEX complain_foreign_waiting ON complain_foreign (source, case_id) WHERE answer IS NOT NULL;
-- Organs to which cases can be transferred as packages (往来机关), as the settings name them today.
CREATE TABLE complain_organ (
    name TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL UNIQUE,
    box {bytes} NOT NULL                           -- what goes there is sealed to it
);
-- Packages that wait for such an organ's receipt; the case itself stays.
CREATE TABLE complain_outgoing (
    organ TEXT NOT NULL,
    token {bytes} NOT NULL,
    package {bytes} NOT NULL,
    PRIMARY KEY (organ, token)
);
-- Notices (通知): a telephone or mailbox for this end alone, encrypted, gone with the case's end.
CREATE TABLE complain_notice_wish (
    look_up {bytes} NOT NULL PRIMARY KEY,          -- of the receipt code
    sealed {bytes} NOT NULL,
    seen {integer} NOT NULL                        -- the newest item that a notice was about
);
CREATE TABLE complain_notice_officer (
    officer_id {integer} NOT NULL PRIMARY KEY REFERENCES guard_officer (id),
    sealed {bytes} NOT NULL,
    told_day {integer} NOT NULL DEFAULT 0          -- once a day
);
CREATE TABLE complain_notice (
    id {auto_id},
    key {bytes} NOT NULL UNIQUE,                   -- of its cause: no cause is told twice
    sealed {bytes},                                -- the address, until it is out
    text TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead')),
    tries {integer} NOT NULL DEFAULT 0,
    next_at {integer} NOT NULL,
    why TEXT NOT NULL DEFAULT ''                   -- of the last failure
);
CREATE INDEX complain_notice_due ON complain_notice (state, next_at, id);
