DELETE FROM complain_opening WHERE case_id = $1
