-- Payments lie in the order in which a village's list shows them: a page of it is read from two or three places of the
-- file and not from fifty.
CREATE TABLE portal_payment_by_place (
    record_id TEXT NOT NULL, version {integer} NOT NULL,
    program TEXT NOT NULL, year {integer} NOT NULL, period TEXT NOT NULL, period_from {integer} NOT NULL,
    region {integer} NOT NULL, appropriation TEXT NOT NULL,
    name TEXT,                                               -- NULL once retention has ended
    amount_fen {integer}, band TEXT,                         -- one of the two
    quantity {integer}, unit TEXT, standard_fen {integer}, pay_date {integer} NOT NULL, status TEXT,
    published_at {integer} NOT NULL, names_until {integer}, withdrawn TEXT,  -- why, when withdrawn
    leaf {integer},                                          -- place in the public log of its latest event
    PRIMARY KEY (region, program, year, pay_date, record_id)
) {clustered};
INSERT INTO portal_payment_by_place (record_id, version, program, year, period, period_from, region, appropriation,
    name, amount_fen, band, quantity, unit, standard_fen, pay_date, status, published_at, names_until, withdrawn, leaf)
SELECT record_id, version, program, year, period, period_from, region, appropriation,
    name, amount_fen, band, quantity, unit, standard_fen, pay_date, status, published_at, names_until, withdrawn, leaf
FROM portal_payment
ORDER BY region, program, year, pay_date, record_id;
DROP TABLE portal_payment;
ALTER TABLE portal_payment_by_place RENAME TO portal_payment;
CREATE UNIQUE INDEX portal_payment_record ON portal_payment (record_id);
CREATE INDEX portal_payment_appropriation ON portal_payment (appropriation, region);
