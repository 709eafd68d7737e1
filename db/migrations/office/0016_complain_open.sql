-- What becomes public of complaints (投诉办理公开).
-- A closed case's public outcome (公开的处理结果), one for each closing. The handler's words stay sealed to the case until another
-- officer has checked them.
CREATE TABLE complain_outcome (
    case_id {integer} NOT NULL REFERENCES complain_case (id),
    closed_at {integer} NOT NULL,                  -- the closing it speaks of
    stage TEXT NOT NULL CHECK (stage IN ('written', 'shown', 'withdrawn')),
    month TEXT NOT NULL,                           -- '2017-10', of that closing
    sealed {bytes},                                -- while it waits for the check
    measures TEXT NOT NULL DEFAULT '',             -- 处理措施, only while it is shown
    reason TEXT NOT NULL DEFAULT '',               -- why it was withdrawn, coded; until it is shown again
    written_by {integer} NOT NULL REFERENCES guard_officer (id),
    checked_by {integer} REFERENCES guard_officer (id),
    changed_at {integer} NOT NULL,                 -- greater with each change of any
    PRIMARY KEY (case_id, closed_at),
    CHECK (checked_by IS NULL OR checked_by <> written_by)
);
CREATE INDEX complain_outcome_month ON complain_outcome (month);
CREATE INDEX complain_outcome_changed ON complain_outcome (changed_at);
-- The figures as they were last made public, and of which month: they stand for a month, and the next ones are measured against them.
CREATE TABLE complain_figures (
    name TEXT NOT NULL PRIMARY KEY,
    month TEXT NOT NULL,
    text TEXT NOT NULL
);
