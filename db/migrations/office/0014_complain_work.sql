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
-- 并案: which case a repeat has joined. Undone until that one is closed.
CREATE TABLE complain_joined (
    case_id {integer} NOT NULL PRIMARY KEY REFERENCES complain_case (id),
    into_id {integer} NOT NULL REFERENCES complain_case (id)
);
CREATE INDEX complain_joined_into ON complain_joined (into_id);
-- 批量不予受理: what one intake officer cleared at once, for taking it back within seven days.
CREATE TABLE complain_clearing (
    id {auto_id},
    officer_id {integer} NOT NULL REFERENCES guard_officer (id),
    refused TEXT NOT NULL,
    words TEXT NOT NULL,                           -- the standard answer that each reporter reads
    at {integer} NOT NULL
);
CREATE INDEX complain_clearing_officer ON complain_clearing (officer_id, at);
CREATE TABLE complain_cleared (
    clearing_id {integer} NOT NULL REFERENCES complain_clearing (id),
    case_id {integer} NOT NULL REFERENCES complain_case (id),
    PRIMARY KEY (clearing_id, case_id)
);
CREATE INDEX complain_cleared_case ON complain_cleared (case_id);
CREATE INDEX complain_case_stage ON complain_case (stage, id);
-- 打开记录: `odd` says why an opening stands out. The others are forgotten after two days.
CREATE TABLE complain_opening (
    id {auto_id},
    case_id {integer} NOT NULL REFERENCES complain_case (id),
    officer_id {integer} NOT NULL REFERENCES guard_officer (id),
    day {integer} NOT NULL,
    odd TEXT NOT NULL DEFAULT ''                   -- words of hours, many, unassigned
);
CREATE INDEX complain_opening_officer ON complain_opening (officer_id, day);
-- 件内任务: what is to be done, sealed to the case.
CREATE TABLE complain_task (
    case_id {integer} NOT NULL REFERENCES complain_case (id),
    number {integer} NOT NULL,
    sealed {bytes} NOT NULL,
    officer_id {integer} NOT NULL REFERENCES guard_officer (id),
    due_day {integer} NOT NULL,
    made_by {integer} NOT NULL REFERENCES guard_officer (id),
    done_at {integer},
    PRIMARY KEY (case_id, number)
);
CREATE INDEX complain_task_open ON complain_task (officer_id, due_day) WHERE done_at IS NULL;
-- 常用语: the county's own words for replies. They name nobody.
CREATE TABLE complain_phrase (
    id {auto_id},
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    changed_by {integer} NOT NULL REFERENCES guard_officer (id),
    changed_at {integer} NOT NULL,
    withdrawn {integer} NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1))
);
-- 公开澄清: kept for publication. Only by the wish of whom it concerns, and after two officers.
CREATE TABLE complain_clarification (
    case_id {integer} NOT NULL PRIMARY KEY REFERENCES complain_case (id),
    words TEXT NOT NULL,
    at {integer} NOT NULL
);
