INSERT INTO complain_event (case_id, number, move, by_officer, at, sealed)
SELECT $1, COALESCE(max(number), 0) + 1, $2, $3, $4, $5 FROM complain_event WHERE case_id = $1
