DELETE FROM complain_identity WHERE case_id = $1 AND officer_id = $2
