-- Complaints (投诉举报) as they lie in the public zone: sealed, for the time until the office has taken them. Nothing here tells who
-- wrote, from where, or with which device, and moments are cut to ten minutes.
-- What the office tells the public zone: whose keys a report is sealed to, which posts can be named.
CREATE TABLE complain_window (
    name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL
);
-- A case as its reporter comes back to it. look_up = SHA-256 of the receipt code's look-up half.
CREATE TABLE complain_receipt (
    look_up {bytes} NOT NULL PRIMARY KEY,
    case_public {bytes} NOT NULL,
    reporter_copy {bytes} NOT NULL,      -- the case's seed under the code's secret half
    made_at {integer} NOT NULL
);
-- What the office says to the reporter, item by item, sealed to the case.
CREATE TABLE complain_item (
    look_up {bytes} NOT NULL REFERENCES complain_receipt (look_up),
    number {integer} NOT NULL,
    sealed {bytes} NOT NULL,
    PRIMARY KEY (look_up, number)
);
-- What waits for the office: whole reports, and what reporters add to them.
CREATE TABLE complain_parcel (
    token {bytes} NOT NULL PRIMARY KEY,  -- 16 random bytes: the office takes none twice
    look_up {bytes} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('report', 'message', 'evaluation')),
    lane TEXT NOT NULL,                  -- county, above
    sealed {bytes} NOT NULL,             -- the text, sealed to the case
    copies {bytes} NOT NULL,             -- the case's seed sealed to each entitled officer; empty for a message
    files {integer} NOT NULL DEFAULT 0,
    sent_at {integer} NOT NULL
);
CREATE INDEX complain_parcel_sent ON complain_parcel (sent_at, token);
CREATE TABLE complain_parcel_piece (
    token {bytes} NOT NULL REFERENCES complain_parcel (token),
    file {integer} NOT NULL, piece {integer} NOT NULL,
    sealed {bytes} NOT NULL,
    PRIMARY KEY (token, file, piece)
);
