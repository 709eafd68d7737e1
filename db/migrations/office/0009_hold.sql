-- Holding a payment (暂缓发放). What it is about and why lies here sealed; a step is never changed.
CREATE TABLE compare_hold (                        -- asked for by a named officer; holds nothing before another approves
    id {auto_id},
    subject {bytes} NOT NULL,                      -- keyed digest of person and program: one open hold at a time
    sealed {bytes} NOT NULL,                       -- person, program, rule and question, two sources, contact, reason
    asked_at {integer} NOT NULL,
    asked_by {integer} NOT NULL REFERENCES guard_officer (id)
);
CREATE INDEX compare_hold_subject ON compare_hold (subject);

CREATE TABLE compare_hold_step (                   -- what became of it; the last step says how it stands
    hold_id {integer} NOT NULL REFERENCES compare_hold (id),
    number {integer} NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL CHECK (kind IN ('approve', 'refuse', 'renew', 'confirm', 'release', 'make_good')),
    taken_at {integer} NOT NULL,
    taken_by {integer} NOT NULL REFERENCES guard_officer (id),
    until_day {integer},                           -- days: approved or renewed, it ends by itself after this one
    due_day {integer},                             -- days: what was wrongly held is due by this one (补发期限)
    payment {bytes} UNIQUE,                        -- keyed digest of the serial that made good: each serves once
    sealed {bytes} NOT NULL,                       -- note, amount, serial
    PRIMARY KEY (hold_id, number)
);
