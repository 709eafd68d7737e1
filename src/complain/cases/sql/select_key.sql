SELECT sealed FROM complain_key WHERE case_id = $1 AND officer_id = $2
