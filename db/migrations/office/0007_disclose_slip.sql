-- My own payments (自助查询). A slip is handed over face to face and opened once; a code that only its holder knows then takes
-- its place. Neither is kept: only SHA-256 of the look-up half and a keyed hash of the proof.
CREATE TABLE disclose_slip (                       -- 自助查询凭条
    id {auto_id},
    look_up {bytes} NOT NULL, proof {bytes} NOT NULL,
    person_key {uuid} NOT NULL,
    region {integer} NOT NULL,                     -- whose counter handed it over
    issued_by {integer} NOT NULL REFERENCES guard_officer (id), issued_at {integer} NOT NULL,
    expires_at {integer} NOT NULL,                 -- of the slip, then of the code in its place
    used_at {integer}, next_look_up {bytes}, next_proof {bytes},
    revoked_at {integer}, revoked_by {integer} REFERENCES guard_officer (id)   -- NULL with a time: a newer slip took over
);
CREATE INDEX disclose_slip_look_up ON disclose_slip (look_up);
CREATE INDEX disclose_slip_next ON disclose_slip (next_look_up);
CREATE INDEX disclose_slip_person ON disclose_slip (person_key);
CREATE INDEX disclose_slip_officer ON disclose_slip (issued_by, issued_at);

CREATE TABLE disclose_look_up (                    -- a person looked at their own payments (查询记录)
    id {auto_id}, person_key {uuid} NOT NULL,
    way TEXT NOT NULL CHECK (way IN ('slip', 'code', 'card', 'provider')),
    at {integer} NOT NULL
);
CREATE INDEX disclose_look_up_person ON disclose_look_up (person_key, at);

CREATE TABLE disclose_assertion (                  -- an identity assertion that was used: once is all
    challenge {bytes} NOT NULL PRIMARY KEY,
    answer {bytes} NOT NULL,                       -- where its answer went, so that a repeated envelope is answered again
    expires_at {integer} NOT NULL
);
