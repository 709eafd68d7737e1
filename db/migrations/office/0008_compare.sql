-- Comparison (信息比对). Registries, parameters, hits and clues lie here sealed: a copy of the store tells who is in none of them.
CREATE TABLE compare_dataset (                     -- 基础库: its formalities, without which nothing loads
    name TEXT NOT NULL PRIMARY KEY,                -- as in rules/datasets
    owner TEXT NOT NULL,                           -- 数据提供单位
    purpose TEXT NOT NULL,                         -- 使用目的和法律依据
    approval TEXT NOT NULL,                        -- 批准文号
    maximum_age_days {integer} NOT NULL CHECK (maximum_age_days > 0),
    keep_days {integer} NOT NULL CHECK (keep_days > 0),
    registered_at {integer} NOT NULL, registered_by {integer} REFERENCES guard_officer (id)
);

CREATE TABLE compare_dataset_version (             -- one delivery (一次交付)
    id {auto_id},
    dataset TEXT NOT NULL REFERENCES compare_dataset (name),
    number {integer} NOT NULL,
    as_of {integer} NOT NULL,                      -- days
    destroy_by {integer} NOT NULL,                 -- days; from then on the rows are gone
    file_name TEXT NOT NULL,
    rows {integer} NOT NULL DEFAULT 0, accepted {integer} NOT NULL DEFAULT 0, rejected {integer} NOT NULL DEFAULT 0,
    digest {bytes},                                -- keyed, over every accepted row
    imported_at {integer} NOT NULL, imported_by {integer} REFERENCES guard_officer (id),
    visible_at {integer},                          -- NULL while rows are still arriving
    destroyed_at {integer},
    UNIQUE (dataset, number)
);

CREATE TABLE compare_dataset_chunk (               -- rows, sealed by the thousand
    version_id {integer} NOT NULL REFERENCES compare_dataset_version (id),
    number {integer} NOT NULL,
    sealed {bytes} NOT NULL,
    PRIMARY KEY (version_id, number)
);

CREATE TABLE compare_parameter (                   -- the county's own values; before those of the rule's file
    rule TEXT NOT NULL, name TEXT NOT NULL,
    sealed {bytes} NOT NULL,
    set_at {integer} NOT NULL, set_by {integer} REFERENCES guard_officer (id),
    PRIMARY KEY (rule, name)
);

CREATE TABLE compare_run (                         -- 一次比对
    id {auto_id},
    kind TEXT NOT NULL CHECK (kind IN ('whole', 'new', 'some')),  -- 'new': only what came since (增量), 'some': named rules
    digest {bytes} NOT NULL,                       -- of rules, parameters, registries and the state of the ledger
    basis {bytes} NOT NULL,                        -- the same without the ledger: what a later run of kind 'new' must share
    ledger_seen {integer} NOT NULL,                -- when the newest batch was shown that it read
    batches_seen TEXT NOT NULL,                    -- ids of those that were shown in the seconds before it, which others may yet join
    as_of {integer} NOT NULL,
    engine TEXT NOT NULL,
    salt {bytes} NOT NULL, commitment {bytes} NOT NULL,  -- of rule texts and parameters, before it began
    started_at {integer} NOT NULL, started_by {integer} REFERENCES guard_officer (id),
    finished_at {integer},                         -- NULL: running, or killed; the same digest goes on from there
    inputs TEXT NOT NULL                           -- JSON: the versions of registries that it used
);

CREATE TABLE compare_run_rule (
    run_id {integer} NOT NULL REFERENCES compare_run (id),
    rule TEXT NOT NULL,
    digest TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'skipped', 'failed')),
    stale {integer} NOT NULL DEFAULT 0 CHECK (stale IN (0, 1)),   -- 数据可能滞后
    hits {integer} NOT NULL DEFAULT 0, ms {integer} NOT NULL DEFAULT 0,
    message TEXT,                                  -- what is missing, or what went wrong
    PRIMARY KEY (run_id, rule)
);

CREATE TABLE compare_hit (                         -- 疑似
    id {auto_id},
    run_id {integer} NOT NULL REFERENCES compare_run (id),
    rule TEXT NOT NULL,
    question {bytes} NOT NULL,                     -- keyed digest: the same question in every run
    facts {bytes} NOT NULL,                        -- keyed digest of its evidence
    sealed {bytes} NOT NULL                        -- the hit itself
);
CREATE INDEX compare_hit_run ON compare_hit (run_id, rule);

CREATE TABLE compare_judgement (                   -- what a person decided about a question (核实结论)
    id {auto_id},
    rule TEXT NOT NULL, question {bytes} NOT NULL, facts {bytes} NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('true', 'false')),
    reason TEXT,                                   -- why it is not so: a code of 04 §3.0
    note_sealed {bytes},
    judged_at {integer} NOT NULL, judged_by {integer} REFERENCES guard_officer (id),
    minutes {integer},                             -- what it took
    white_until {integer}, approved_by {integer} REFERENCES guard_officer (id), approved_at {integer}
);
CREATE INDEX compare_judgement_question ON compare_judgement (rule, question);
CREATE INDEX compare_judgement_rule ON compare_judgement (rule, judged_at);
