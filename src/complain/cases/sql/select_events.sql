SELECT number, move, by_officer, at, sealed FROM complain_event WHERE case_id = $1 ORDER BY number
