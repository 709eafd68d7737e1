-- Work on complaints (办理): who is told that a case is late, repeats, junk cleared at once, odd openings, tasks, texts.
-- 督办: who is told that it is late, from which level on. Nobody who stands too near is among them. They learn number, stage and days.
CREATE TABLE complain_overseer (
    case_id {integer} NOT NULL REFERENCES complain_case (id),
    officer_id {integer} NOT NULL REFERENCES guard_officer (id),
    level {integer} NOT NULL,                      -- 1 承办单位负责人, 2 县级督办, 3 县领导小组
    PRIMARY KEY (case_id, officer_id)
);
CREATE INDEX complain_overseer_officer ON complain_overseer (officer_id, case_id);
-- 提醒: each made once, whatever the job does again.
CREATE TABLE complain_reminder (
    case_id {integer} NOT NULL REFERENCES complain_case (id),
    rule TEXT NOT NULL, started {integer} NOT NULL, on_day {integer} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('half', 'soon', 'due', 'overdue')),
    level {integer} NOT NULL,
    PRIMARY KEY (case_id, rule, started, on_day)
);
CREATE INDEX complain_clock_running ON complain_clock (case_id, rule, started) WHERE stopped IS NULL;
CREATE INDEX complain_case_handler ON complain_case (handler);
