-- The log's right edge (日志右缘) is kept, so that appending needs no look at older leaves; a publication knows its
-- program and year and whether it is the record's latest event. Nothing had been published when this was written: the
-- table is made anew.
DROP TABLE disclose_publication;
CREATE TABLE disclose_publication (
    leaf {integer} NOT NULL PRIMARY KEY,           -- position in the log, from 0
    table_name TEXT NOT NULL, version_id {integer} NOT NULL, version {integer} NOT NULL, record_id TEXT NOT NULL,
    event TEXT NOT NULL CHECK (event IN ('publish', 'correct', 'withdraw', 'expire')),
    mode TEXT NOT NULL CHECK (mode IN ('named', 'masked', 'aggregate', 'none')),
    program TEXT NOT NULL, year {integer} NOT NULL,
    nonce {bytes} NOT NULL,                        -- empty once a withdrawal or the end of retention has destroyed it
    commitment {bytes} NOT NULL,                   -- SHA-256 of nonce and public projection
    hash {bytes} NOT NULL,                         -- leaf hash, RFC 6962
    officer_id {integer} REFERENCES guard_officer (id),   -- NULL: the system, at the end of retention
    at {integer} NOT NULL, reason TEXT,
    names_until {integer},                         -- last day on which names are shown
    latest {integer} NOT NULL DEFAULT 1 CHECK (latest IN (0, 1))   -- 1: no later event of the record
);
CREATE INDEX disclose_publication_version ON disclose_publication (table_name, version_id);
CREATE INDEX disclose_publication_record ON disclose_publication (record_id);
CREATE INDEX disclose_publication_program ON disclose_publication (program, year, table_name);

CREATE TABLE disclose_log_head (                   -- locked by each publication: leaves have one order
    id {integer} NOT NULL PRIMARY KEY CHECK (id = 1), size {integer} NOT NULL,
    edge {bytes}                                   -- roots of the perfect subtrees, left to right; NULL while empty
);
INSERT INTO disclose_log_head (id, size) VALUES (1, 0);

CREATE TABLE disclose_setting (                    -- 设置, each change in the audit log
    name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL
);

-- A withdrawal that one officer asked for and another has to confirm (撤回).
CREATE TABLE disclose_withdrawal (
    id {auto_id}, record_id TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('privacy', 'secrecy', 'wrong_object', 'legal_order')), note TEXT NOT NULL,
    asked_by {integer} NOT NULL REFERENCES guard_officer (id), asked_at {integer} NOT NULL,
    confirmed_by {integer} REFERENCES guard_officer (id), confirmed_at {integer}, leaf {integer}
);
CREATE UNIQUE INDEX disclose_withdrawal_open ON disclose_withdrawal (record_id) WHERE confirmed_at IS NULL;
