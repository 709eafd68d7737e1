-- A report that somebody typed for another (代填): its code is exchanged at the first look-up for one that only that person knows.
ALTER TABLE complain_receipt ADD COLUMN on_behalf {integer} NOT NULL DEFAULT 0 CHECK (on_behalf IN (0, 1));  -- 1: not exchanged yet
-- SHA-256 of the look-up half that opens it since then. look_up stays the case's name between the zones and opens nothing any more.
ALTER TABLE complain_receipt ADD COLUMN entrance {bytes};
CREATE UNIQUE INDEX complain_receipt_entrance ON complain_receipt (entrance) WHERE entrance IS NOT NULL;
-- A telephone or mailbox for notices (通知), sealed to the office, which alone reads it. Gone with the parcel.
ALTER TABLE complain_parcel ADD COLUMN notice {bytes};
