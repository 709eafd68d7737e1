DELETE FROM complain_cleared WHERE case_id = $1
