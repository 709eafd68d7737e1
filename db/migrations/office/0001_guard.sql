-- Officers, their roles and sessions, and the audit chain (权限与审计).
CREATE TABLE guard_officer (
    id {auto_id},
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    department TEXT NOT NULL,            -- 单位, as the fund tables write it
    password_hash TEXT NOT NULL,
    totp_sealed {bytes},                 -- NULL until a second factor is set up
    disabled {integer} NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    must_change {integer} NOT NULL DEFAULT 0 CHECK (must_change IN (0, 1)),
    failures {integer} NOT NULL DEFAULT 0,
    locked_until {integer} NOT NULL DEFAULT 0,
    created_at {integer} NOT NULL
);

-- A role reaches as far as its scope: a division and all inside it, and one department ('' = every one).
CREATE TABLE guard_role (
    officer_id {integer} NOT NULL REFERENCES guard_officer (id),
    role TEXT NOT NULL,
    region {integer} NOT NULL,
    department TEXT NOT NULL DEFAULT '',
    granted_at {integer} NOT NULL,
    granted_by {integer} REFERENCES guard_officer (id),
    PRIMARY KEY (officer_id, role, region, department)
);

CREATE TABLE guard_session (
    token_hash {bytes} NOT NULL PRIMARY KEY,
    officer_id {integer} NOT NULL REFERENCES guard_officer (id),
    created_at {integer} NOT NULL,
    seen_at {integer} NOT NULL
);

-- One row for each command, in its transaction (审计日志). hash = SHA-256(previous hash || canonical row).
CREATE TABLE guard_audit (
    number {integer} NOT NULL PRIMARY KEY,
    at {integer} NOT NULL,
    officer_id {integer} REFERENCES guard_officer (id),   -- NULL: the system itself
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,                -- JSON; never a personal number
    hash {bytes} NOT NULL
);
CREATE INDEX guard_audit_subject ON guard_audit (subject);
