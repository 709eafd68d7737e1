-- The fund ledger (台账). A row is an immutable version: a correction adds one, a withdrawal adds a tombstone.
-- Only `superseded` ever changes, when the next version of the key arrives.
CREATE TABLE ledger_region (
    code {integer} NOT NULL PRIMARY KEY,           -- 行政区划代码, 12 digits
    level {integer} NOT NULL CHECK (level BETWEEN 1 AND 5),
    name TEXT NOT NULL,
    spoken TEXT NOT NULL,
    parent {integer} NOT NULL,
    valid_to {integer},                            -- last day; NULL while it lasts
    successor {integer}                            -- the code that took its place
);
CREATE INDEX ledger_region_parent ON ledger_region (parent);

CREATE TABLE ledger_batch (                        -- 批次: the rows of one sheet of one file
    id {auto_id},
    file_id {integer} NOT NULL,                    -- sheets of one file share it
    file_name TEXT NOT NULL,
    sheet TEXT NOT NULL,
    table_name TEXT NOT NULL,
    department TEXT NOT NULL,                      -- who handed it in
    source_system TEXT NOT NULL,                   -- 填报 manual, 一卡通 feed
    officer_id {integer} REFERENCES guard_officer (id),
    created_at {integer} NOT NULL,
    visible_at {integer},                          -- NULL while rows are still arriving
    row_count {integer} NOT NULL DEFAULT 0,
    accepted {integer} NOT NULL DEFAULT 0,
    rejected {integer} NOT NULL DEFAULT 0,
    unchanged {integer} NOT NULL DEFAULT 0,
    corrections {integer} NOT NULL DEFAULT 0,
    warnings {integer} NOT NULL DEFAULT 0,
    amount_fen {integer} NOT NULL DEFAULT 0
);

CREATE TABLE ledger_program (                      -- 民生资金项目主表
    id {auto_id}, batch_id {integer} NOT NULL REFERENCES ledger_batch (id), row_number {integer} NOT NULL,
    key TEXT NOT NULL, version {integer} NOT NULL CHECK (version > 0),
    change TEXT NOT NULL CHECK (change IN ('new', 'correct', 'withdraw')), reason TEXT, actor {integer},
    recorded_at {integer} NOT NULL, superseded {integer} NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
    digest {bytes} NOT NULL, sealed {bytes},
    code TEXT NOT NULL,                            -- 项目编码
    year {integer} NOT NULL,                       -- 年度
    name TEXT NOT NULL,                            -- 项目名称
    category TEXT, department TEXT NOT NULL, policy TEXT, target_group TEXT,
    standard TEXT, standard_unit TEXT, pay_cycle TEXT, pay_channel TEXT,
    means_tested {integer},                        -- 是否核对家庭经济状况
    valid_from {integer}, valid_to {integer}, contact_phone TEXT, supervision_phone TEXT,
    UNIQUE (key, version)
);

CREATE TABLE ledger_source (                       -- 指标来源表
    id {auto_id}, batch_id {integer} NOT NULL REFERENCES ledger_batch (id), row_number {integer} NOT NULL,
    key TEXT NOT NULL, version {integer} NOT NULL CHECK (version > 0),
    change TEXT NOT NULL CHECK (change IN ('new', 'correct', 'withdraw')), reason TEXT, actor {integer},
    recorded_at {integer} NOT NULL, superseded {integer} NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
    digest {bytes} NOT NULL, sealed {bytes},
    doc_no TEXT NOT NULL,                          -- 指标文号
    program TEXT NOT NULL, year {integer} NOT NULL, level TEXT, issuer TEXT, doc_date {integer},
    amount_fen {integer} NOT NULL,                 -- 指标金额
    UNIQUE (key, version)
);
CREATE INDEX ledger_source_doc ON ledger_source (doc_no);

CREATE TABLE ledger_allocation (                   -- 指标下达表
    id {auto_id}, batch_id {integer} NOT NULL REFERENCES ledger_batch (id), row_number {integer} NOT NULL,
    key TEXT NOT NULL, version {integer} NOT NULL CHECK (version > 0),
    change TEXT NOT NULL CHECK (change IN ('new', 'correct', 'withdraw')), reason TEXT, actor {integer},
    recorded_at {integer} NOT NULL, superseded {integer} NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
    digest {bytes} NOT NULL, sealed {bytes},
    doc_no TEXT NOT NULL,                          -- 下达文号
    source_doc_no TEXT NOT NULL, program TEXT NOT NULL, from_org TEXT, to_org TEXT NOT NULL, alloc_date {integer},
    amount_fen {integer} NOT NULL,                 -- 下达金额
    UNIQUE (key, version)
);
CREATE INDEX ledger_allocation_source ON ledger_allocation (source_doc_no);

CREATE TABLE ledger_appropriation (                -- 项目资金拨付表
    id {auto_id}, batch_id {integer} NOT NULL REFERENCES ledger_batch (id), row_number {integer} NOT NULL,
    key TEXT NOT NULL, version {integer} NOT NULL CHECK (version > 0),
    change TEXT NOT NULL CHECK (change IN ('new', 'correct', 'withdraw')), reason TEXT, actor {integer},
    recorded_at {integer} NOT NULL, superseded {integer} NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
    digest {bytes} NOT NULL, sealed {bytes},
    number TEXT NOT NULL,                          -- 拨付单号
    allocation TEXT NOT NULL, program TEXT NOT NULL, payer TEXT, payee TEXT, pay_date {integer} NOT NULL,
    amount_fen {integer} NOT NULL,                 -- 拨付金额
    pay_method TEXT,
    UNIQUE (key, version)
);
CREATE INDEX ledger_appropriation_allocation ON ledger_appropriation (allocation);

CREATE TABLE ledger_payment (                      -- 个人补助资金发放表
    id {auto_id}, batch_id {integer} NOT NULL REFERENCES ledger_batch (id), row_number {integer} NOT NULL,
    key TEXT NOT NULL, version {integer} NOT NULL CHECK (version > 0),
    change TEXT NOT NULL CHECK (change IN ('new', 'correct', 'withdraw')), reason TEXT, actor {integer},
    recorded_at {integer} NOT NULL, superseded {integer} NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
    digest {bytes} NOT NULL, sealed {bytes},       -- sealed: free text in which a personal number stood
    serial TEXT NOT NULL,                          -- 发放流水号
    appropriation TEXT NOT NULL, program TEXT NOT NULL, period TEXT NOT NULL,
    period_from {integer} NOT NULL, period_to {integer} NOT NULL, region {integer} NOT NULL,
    person_name TEXT NOT NULL, person_key {uuid} NOT NULL, id_sealed {bytes} NOT NULL,
    birth_date {integer} NOT NULL, male {integer} NOT NULL CHECK (male IN (0, 1)),
    household TEXT, relation TEXT, bank TEXT, account_key {uuid} NOT NULL, account_sealed {bytes} NOT NULL,
    account_name TEXT, quantity {integer}, unit TEXT, standard_fen {integer},
    amount_fen {integer} NOT NULL CHECK (amount_fen > 0), pay_date {integer} NOT NULL, status TEXT, remark TEXT,
    source_system TEXT NOT NULL,
    UNIQUE (key, version)
);
CREATE INDEX ledger_payment_appropriation ON ledger_payment (appropriation);
CREATE INDEX ledger_payment_place ON ledger_payment (region, program);
CREATE INDEX ledger_payment_person ON ledger_payment (person_key);
CREATE INDEX ledger_payment_batch ON ledger_payment (batch_id);

CREATE TABLE ledger_project (                      -- 项目公示表
    id {auto_id}, batch_id {integer} NOT NULL REFERENCES ledger_batch (id), row_number {integer} NOT NULL,
    key TEXT NOT NULL, version {integer} NOT NULL CHECK (version > 0),
    change TEXT NOT NULL CHECK (change IN ('new', 'correct', 'withdraw')), reason TEXT, actor {integer},
    recorded_at {integer} NOT NULL, superseded {integer} NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
    digest {bytes} NOT NULL, sealed {bytes},
    number TEXT NOT NULL,                          -- 工程编号
    program TEXT NOT NULL, name TEXT NOT NULL, region {integer} NOT NULL, planned_fen {integer}, level TEXT,
    owner TEXT, contractor TEXT, contractor_code TEXT, tender TEXT, contract_fen {integer},
    start_date {integer}, end_date {integer}, progress TEXT,
    UNIQUE (key, version)
);

CREATE TABLE ledger_expenditure (                  -- 项目支出明细表
    id {auto_id}, batch_id {integer} NOT NULL REFERENCES ledger_batch (id), row_number {integer} NOT NULL,
    key TEXT NOT NULL, version {integer} NOT NULL CHECK (version > 0),
    change TEXT NOT NULL CHECK (change IN ('new', 'correct', 'withdraw')), reason TEXT, actor {integer},
    recorded_at {integer} NOT NULL, superseded {integer} NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
    digest {bytes} NOT NULL, sealed {bytes},
    number TEXT NOT NULL,                          -- 支出编号
    project TEXT NOT NULL, region {integer}, pay_date {integer} NOT NULL, payee TEXT, payee_code TEXT, purpose TEXT,
    amount_fen {integer} NOT NULL, invoice_code TEXT, invoice_number TEXT, voucher_kind TEXT,
    UNIQUE (key, version)
);
CREATE INDEX ledger_expenditure_project ON ledger_expenditure (project);

CREATE TABLE ledger_bank_result (                  -- 银行代发结果: did the money arrive?
    id {auto_id}, batch_id {integer} NOT NULL REFERENCES ledger_batch (id), row_number {integer} NOT NULL,
    key TEXT NOT NULL, version {integer} NOT NULL CHECK (version > 0),
    change TEXT NOT NULL CHECK (change IN ('new', 'correct', 'withdraw')), reason TEXT, actor {integer},
    recorded_at {integer} NOT NULL, superseded {integer} NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1)),
    digest {bytes} NOT NULL, sealed {bytes},
    serial TEXT NOT NULL,                          -- 发放流水号
    amount_fen {integer} NOT NULL, result TEXT NOT NULL CHECK (result IN ('成功', '退回', '在途')), fail_reason TEXT,
    result_date {integer},
    UNIQUE (key, version)
);

-- What a department hands in for a known key with other content: proposed, the ledger untouched (勘误申请).
CREATE TABLE ledger_proposal (
    id {auto_id},
    batch_id {integer} NOT NULL REFERENCES ledger_batch (id), row_number {integer} NOT NULL,
    table_name TEXT NOT NULL, key TEXT NOT NULL, base_version {integer} NOT NULL,
    content {bytes} NOT NULL,                      -- the proposed row, sealed
    changed TEXT NOT NULL,                         -- JSON: [{"column","before","after"}], personal columns masked
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'refused')),
    decided_by {integer} REFERENCES guard_officer (id), decided_at {integer}, reason TEXT
);
CREATE INDEX ledger_proposal_key ON ledger_proposal (table_name, key);
