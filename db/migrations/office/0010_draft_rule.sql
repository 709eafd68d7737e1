-- Free comparison (自由比对) and what it leaves behind: rules of the county's own. Sealed, like everything that is compared.
CREATE TABLE compare_free (                        -- 一次自由比对; gone a day later
    job_id {integer} NOT NULL PRIMARY KEY REFERENCES jobs_job (id),
    sealed {bytes} NOT NULL,                       -- the question, with its reason
    result {bytes},                                -- sealed too; NULL until the job is through
    asked_at {integer} NOT NULL, asked_by {integer} NOT NULL REFERENCES guard_officer (id)
);
CREATE INDEX compare_free_officer ON compare_free (asked_by, asked_at);

CREATE TABLE compare_draft_rule (                  -- 本县规则: a draft until another officer switches it on
    number {integer} NOT NULL PRIMARY KEY,
    rule TEXT NOT NULL UNIQUE,                     -- "Z01"; never used again
    sealed {bytes} NOT NULL,                       -- rule.yml and find.sql
    state TEXT NOT NULL CHECK (state IN ('draft', 'on', 'withdrawn')),
    saved_at {integer} NOT NULL, saved_by {integer} NOT NULL REFERENCES guard_officer (id),
    decided_at {integer}, decided_by {integer} REFERENCES guard_officer (id)
);
