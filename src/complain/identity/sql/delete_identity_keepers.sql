DELETE FROM complain_identity_keeper
WHERE request_id IN (SELECT id FROM complain_identity_request WHERE case_id = $1)
