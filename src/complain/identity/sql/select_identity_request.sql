SELECT id, case_id, officer_id, motive, asked_at, last_day, stage, decided_by, reason, sealed
FROM complain_identity_request
WHERE id = $1
