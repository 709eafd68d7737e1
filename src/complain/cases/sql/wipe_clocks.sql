DELETE FROM complain_clock WHERE case_id = $1
