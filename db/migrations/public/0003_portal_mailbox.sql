-- The mailbox (收发箱) between the zones. What comes in is sealed to the office, what comes back to a code that only the asker
-- holds: the public zone can read neither. Envelopes go once the office has taken them, answers when their time is over.
CREATE TABLE portal_envelope (
    id {auto_id},
    kind TEXT NOT NULL,                                      -- who in the office is to open it: "self"
    sealed {bytes} NOT NULL,
    at {integer} NOT NULL
);
CREATE TABLE portal_answer (
    lookup {bytes} NOT NULL PRIMARY KEY,                      -- SHA-256 of the code's look-up half
    sealed {bytes} NOT NULL,
    expires_at {integer} NOT NULL
);
CREATE INDEX portal_answer_expires ON portal_answer (expires_at);
