DELETE FROM complain_event WHERE case_id = $1
