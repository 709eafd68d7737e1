SELECT case_id, move, at FROM complain_event WHERE case_id >= $1 AND case_id <= $2 ORDER BY case_id, number
