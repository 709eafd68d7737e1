DELETE FROM complain_key WHERE case_id = $1
