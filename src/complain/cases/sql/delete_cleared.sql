DELETE FROM complain_cleared WHERE clearing_id = $1 AND case_id = $2
