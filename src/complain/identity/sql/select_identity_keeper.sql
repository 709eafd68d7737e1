SELECT 1 FROM complain_identity_keeper WHERE officer_id = $1 AND request_id = $2
