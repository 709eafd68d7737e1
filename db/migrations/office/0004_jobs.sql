-- Work that outlives a request or a kill (后台任务), and effects outside the database (发件箱).
CREATE TABLE jobs_job (
    id {auto_id}, kind TEXT NOT NULL, payload TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'running', 'done', 'failed')),
    attempts {integer} NOT NULL DEFAULT 0, not_before {integer} NOT NULL, created_at {integer} NOT NULL,
    started_at {integer}, finished_at {integer}, progress {integer} NOT NULL DEFAULT 0, result TEXT
);
CREATE INDEX jobs_job_next ON jobs_job (state, not_before);

CREATE TABLE collect_upload (                      -- a file that a clerk dropped in; its spool is encrypted
    id {auto_id}, job_id {integer} NOT NULL REFERENCES jobs_job (id),
    file_name TEXT NOT NULL, size {integer} NOT NULL, spool TEXT NOT NULL, key_sealed {bytes} NOT NULL,
    officer_id {integer} NOT NULL REFERENCES guard_officer (id), department TEXT NOT NULL,
    uploaded_at {integer} NOT NULL, file_id {integer}, refused TEXT, report TEXT
);
CREATE TABLE collect_problem (                     -- what was wrong with a row, for the clerk's page and workbook
    batch_id {integer} NOT NULL REFERENCES ledger_batch (id), row_number {integer} NOT NULL,
    column_title TEXT NOT NULL, severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'privacy')),
    problem TEXT NOT NULL, mend TEXT NOT NULL
);
CREATE INDEX collect_problem_batch ON collect_problem (batch_id, row_number);

-- What the portal's office half has sent to the public zone.
CREATE TABLE portal_cursor (
    name TEXT NOT NULL PRIMARY KEY, position {integer} NOT NULL
);
