SELECT count(DISTINCT case_id) FROM complain_opening WHERE officer_id = $1 AND day = $2
