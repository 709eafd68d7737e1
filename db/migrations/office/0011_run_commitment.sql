-- The public log also takes what the comparison commits to before it runs (比对承诺): 32 salted bytes and nothing else.
CREATE TABLE disclose_commitment (
    leaf {integer} NOT NULL PRIMARY KEY,           -- position in the log, among the publications
    subject TEXT NOT NULL,                         -- what is committed to: 'compare.run'
    commitment {bytes} NOT NULL,
    hash {bytes} NOT NULL,                         -- leaf hash, RFC 6962
    at {integer} NOT NULL
);
-- Of a run's commitment, NULL where it began before commitments were logged.
ALTER TABLE compare_run ADD COLUMN leaf {integer};
-- Sealed: rules, versions and parameters that the commitment opens to.
ALTER TABLE compare_run ADD COLUMN opening {bytes};
