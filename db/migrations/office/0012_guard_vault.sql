-- Officers' vault keys (保管箱钥匙): a pair for each who works on complaints. Only the password opens the private half, and
-- two trustees of different departments together give it back when the password is lost.
ALTER TABLE guard_session ADD COLUMN vault_sealed {bytes};   -- the seed under a key of the session's token, NULL while the vault is not open

CREATE TABLE guard_vault (
    officer_id {integer} NOT NULL PRIMARY KEY REFERENCES guard_officer (id),
    public_key {bytes} NOT NULL,         -- X25519
    wrapped {bytes} NOT NULL,            -- the seed under the officer's password (Argon2id)
    shares_of {bytes} NOT NULL,          -- digest of the trustees it was last shared among
    made_at {integer} NOT NULL
);

CREATE TABLE guard_vault_share (         -- half of the seed for one of a pair of trustees
    officer_id {integer} NOT NULL REFERENCES guard_vault (officer_id),
    pair {integer} NOT NULL,
    trustee_id {integer} NOT NULL REFERENCES guard_officer (id),
    sealed {bytes} NOT NULL,             -- to the trustee's public key
    PRIMARY KEY (officer_id, pair, trustee_id)
);

CREATE TABLE guard_vault_recovery (      -- 恢复申请: asked for by the officer whose vault does not open
    id {auto_id},
    officer_id {integer} NOT NULL REFERENCES guard_officer (id),
    public_key {bytes} NOT NULL,         -- of a pair for this recovery alone
    wrapped {bytes},                     -- its seed under the officer's password, NULL once closed
    reason TEXT NOT NULL,
    asked_at {integer} NOT NULL,
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'refused', 'withdrawn', 'expired')),
    closed_at {integer},
    closing_reason TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX guard_vault_recovery_open ON guard_vault_recovery (officer_id) WHERE state = 'open';

CREATE TABLE guard_vault_consent (       -- 恢复人同意
    recovery_id {integer} NOT NULL REFERENCES guard_vault_recovery (id),
    trustee_id {integer} NOT NULL REFERENCES guard_officer (id),
    department TEXT NOT NULL,            -- of the trustee when they consented
    reason TEXT NOT NULL,
    consented_at {integer} NOT NULL,
    PRIMARY KEY (recovery_id, trustee_id)
);

CREATE TABLE guard_vault_piece (         -- a half of the seed, handed over for this recovery and gone when it is closed
    recovery_id {integer} NOT NULL REFERENCES guard_vault_recovery (id),
    pair {integer} NOT NULL,
    trustee_id {integer} NOT NULL REFERENCES guard_officer (id),
    sealed {bytes} NOT NULL,             -- to the recovery's public key
    PRIMARY KEY (recovery_id, pair, trustee_id)
);
