-- The audit chain's end (审计链头): locked by each command that records, so that the chain has one order on every
-- engine, and it tells when the last rows are gone.
CREATE TABLE guard_audit_head (
    id {integer} NOT NULL PRIMARY KEY CHECK (id = 1),
    number {integer} NOT NULL,
    hash {bytes}                         -- NULL while the chain is empty
);
INSERT INTO guard_audit_head (id, number, hash)
SELECT 1, COALESCE(MAX(number), 0), (SELECT hash FROM guard_audit ORDER BY number DESC LIMIT 1)
FROM guard_audit;

-- A second factor counts once its owner has shown a code; a code's 30-second step is good for one use.
ALTER TABLE guard_officer ADD COLUMN totp_confirmed {integer} NOT NULL DEFAULT 0 CHECK (totp_confirmed IN (0, 1));
ALTER TABLE guard_officer ADD COLUMN totp_step {integer} NOT NULL DEFAULT 0;

CREATE INDEX guard_session_officer ON guard_session (officer_id);
