-- Review, publication, proof (公开).
CREATE TABLE disclose_profile (                    -- 公开策略, signed by the secrecy officer
    program TEXT NOT NULL, year {integer} NOT NULL, version {integer} NOT NULL,
    profile TEXT NOT NULL CHECK (profile IN ('named', 'masked', 'aggregate', 'none')),
    retention_days {integer} NOT NULL,             -- how long names stay
    signed_by {integer} NOT NULL REFERENCES guard_officer (id), signed_at {integer} NOT NULL,
    cosigned_by {integer} REFERENCES guard_officer (id),   -- loosening needs a second person
    reason TEXT NOT NULL,
    PRIMARY KEY (program, year, version)
);

CREATE TABLE disclose_catalogue (                  -- 公开目录, signed by the leading group
    year {integer} NOT NULL, program TEXT NOT NULL,
    signed_by {integer} NOT NULL REFERENCES guard_officer (id), signed_at {integer} NOT NULL,
    PRIMARY KEY (year, program)
);

CREATE TABLE disclose_policy (                     -- 政策文件
    id {auto_id}, index_number TEXT NOT NULL UNIQUE,   -- 索引号
    title TEXT NOT NULL, issuer TEXT NOT NULL, doc_no TEXT, issued_on {integer} NOT NULL, effective_from {integer},
    effective_to {integer}, subject TEXT NOT NULL, audience TEXT NOT NULL, status TEXT NOT NULL, body TEXT NOT NULL,
    published_at {integer}
);
CREATE TABLE disclose_policy_program (
    policy_id {integer} NOT NULL REFERENCES disclose_policy (id), program TEXT NOT NULL,
    PRIMARY KEY (policy_id, program)
);

-- Where a batch stands between the clerk and the public.
CREATE TABLE disclose_batch (
    batch_id {integer} NOT NULL PRIMARY KEY REFERENCES ledger_batch (id),
    stage TEXT NOT NULL CHECK (stage IN ('business', 'finance', 'secrecy', 'publish', 'published', 'refused'))
);
CREATE TABLE disclose_review (                     -- one decision of one person
    id {auto_id}, batch_id {integer} NOT NULL REFERENCES ledger_batch (id),
    step TEXT NOT NULL CHECK (step IN ('business', 'finance', 'secrecy', 'publish')),
    decision TEXT NOT NULL CHECK (decision IN ('pass', 'refuse')), reason TEXT,
    officer_id {integer} NOT NULL REFERENCES guard_officer (id), at {integer} NOT NULL
);
CREATE INDEX disclose_review_batch ON disclose_review (batch_id);

-- A publication event: a leaf of the public log. It points at a version; the nonce hides the content after withdrawal.
CREATE TABLE disclose_publication (
    leaf {integer} NOT NULL PRIMARY KEY,           -- position in the log, from 0
    table_name TEXT NOT NULL, version_id {integer} NOT NULL, record_id TEXT NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('publish', 'correct', 'withdraw', 'expire')),
    mode TEXT NOT NULL CHECK (mode IN ('named', 'masked', 'aggregate', 'none')),
    nonce {bytes} NOT NULL, hash {bytes} NOT NULL, -- leaf hash, RFC 6962
    officer_id {integer} NOT NULL REFERENCES guard_officer (id), at {integer} NOT NULL, reason TEXT,
    names_until {integer}
);
CREATE INDEX disclose_publication_version ON disclose_publication (table_name, version_id);
CREATE INDEX disclose_publication_record ON disclose_publication (record_id);

CREATE TABLE disclose_checkpoint (
    size {integer} NOT NULL PRIMARY KEY, root {bytes} NOT NULL, note TEXT NOT NULL, at {integer} NOT NULL
);
