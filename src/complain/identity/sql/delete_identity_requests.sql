DELETE FROM complain_identity_request WHERE case_id = $1
