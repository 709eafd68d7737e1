-- The public projection (公开投影): only what disclose has released, already masked. No key of a person, no ciphertext.
CREATE TABLE portal_site (
    name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL      -- title, county, demo, pushed_leaf, updated_at …
);
CREATE TABLE portal_region (
    code {integer} NOT NULL PRIMARY KEY, level {integer} NOT NULL, name TEXT NOT NULL, spoken TEXT NOT NULL,
    parent {integer} NOT NULL, initials TEXT NOT NULL        -- pinyin initials of the spoken name: "hqc"
);
CREATE INDEX portal_region_parent ON portal_region (parent);
CREATE TABLE portal_program (
    code TEXT NOT NULL, year {integer} NOT NULL, name TEXT NOT NULL, initials TEXT NOT NULL, category TEXT,
    department TEXT NOT NULL, policy TEXT, target_group TEXT, standard TEXT, standard_unit TEXT, pay_cycle TEXT,
    pay_channel TEXT, contact_phone TEXT, supervision_phone TEXT, profile TEXT NOT NULL,
    PRIMARY KEY (code, year)
);
-- The fund chain above the persons: every published source, allocation and appropriation.
CREATE TABLE portal_fund (
    record_id TEXT NOT NULL PRIMARY KEY, version {integer} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('source', 'allocation', 'appropriation')),
    number TEXT NOT NULL, parent TEXT NOT NULL,              -- 文号/单号, and that of the level above ('' for a source)
    program TEXT NOT NULL, year {integer} NOT NULL, from_org TEXT, to_org TEXT, level TEXT, on_date {integer},
    amount_fen {integer} NOT NULL, published_at {integer} NOT NULL, withdrawn TEXT
);
CREATE INDEX portal_fund_parent ON portal_fund (kind, parent);
CREATE INDEX portal_fund_program ON portal_fund (program, year, kind);
-- One row for each payment whose profile lets the row be seen. Masked: `name` is 张*, the amount is a band.
CREATE TABLE portal_payment (
    record_id TEXT NOT NULL PRIMARY KEY, version {integer} NOT NULL,
    program TEXT NOT NULL, year {integer} NOT NULL, period TEXT NOT NULL, period_from {integer} NOT NULL,
    region {integer} NOT NULL, appropriation TEXT NOT NULL,
    name TEXT,                                               -- NULL once retention has ended
    amount_fen {integer}, band TEXT,                         -- one of the two
    quantity {integer}, unit TEXT, standard_fen {integer}, pay_date {integer} NOT NULL, status TEXT,
    published_at {integer} NOT NULL, names_until {integer}, withdrawn TEXT   -- why, when withdrawn
);
CREATE INDEX portal_payment_place ON portal_payment (region, program, year, pay_date, record_id);
-- Exact sums of all published payments, the aggregate ones too; what every drill-down level adds up.
CREATE TABLE portal_total (
    region {integer} NOT NULL, program TEXT NOT NULL, year {integer} NOT NULL, period TEXT NOT NULL,
    rows_count {integer} NOT NULL, people {integer} NOT NULL, amount_fen {integer} NOT NULL,
    returned_fen {integer} NOT NULL DEFAULT 0, transit_fen {integer} NOT NULL DEFAULT 0,
    PRIMARY KEY (region, program, year, period)
);
-- How many different people a program reached in a place over a year (region: village, town or county).
CREATE TABLE portal_people (
    region {integer} NOT NULL, program TEXT NOT NULL, year {integer} NOT NULL, people {integer} NOT NULL,
    PRIMARY KEY (region, program, year)
);
CREATE TABLE portal_project (
    record_id TEXT NOT NULL PRIMARY KEY, version {integer} NOT NULL,
    number TEXT NOT NULL, program TEXT NOT NULL, year {integer} NOT NULL, name TEXT NOT NULL, region {integer} NOT NULL,
    planned_fen {integer}, level TEXT, owner TEXT, contractor TEXT, contractor_code TEXT, tender TEXT,
    contract_fen {integer}, start_date {integer}, end_date {integer}, progress TEXT, published_at {integer} NOT NULL,
    withdrawn TEXT
);
CREATE INDEX portal_project_place ON portal_project (region, program);
CREATE TABLE portal_expenditure (
    record_id TEXT NOT NULL PRIMARY KEY, version {integer} NOT NULL, number TEXT NOT NULL, project TEXT NOT NULL,
    region {integer}, pay_date {integer} NOT NULL, payee TEXT, purpose TEXT, amount_fen {integer} NOT NULL,
    voucher_kind TEXT, published_at {integer} NOT NULL, withdrawn TEXT
);
CREATE INDEX portal_expenditure_project ON portal_expenditure (project);
-- What was public before a correction (原→现, 原因); names leave it when their retention ends.
CREATE TABLE portal_history (
    record_id TEXT NOT NULL, version {integer} NOT NULL, at {integer} NOT NULL, field TEXT NOT NULL,
    before_text TEXT, after_text TEXT, reason TEXT NOT NULL,
    PRIMARY KEY (record_id, version, field)
);
CREATE TABLE portal_policy (
    id {integer} NOT NULL PRIMARY KEY, index_number TEXT NOT NULL, title TEXT NOT NULL, issuer TEXT NOT NULL,
    doc_no TEXT, issued_on {integer} NOT NULL, effective_from {integer}, effective_to {integer}, subject TEXT NOT NULL,
    audience TEXT NOT NULL, status TEXT NOT NULL, body TEXT NOT NULL, published_at {integer} NOT NULL
);
CREATE TABLE portal_policy_program (
    policy_id {integer} NOT NULL, program TEXT NOT NULL, PRIMARY KEY (policy_id, program)
);
