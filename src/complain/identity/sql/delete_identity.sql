DELETE FROM complain_identity WHERE case_id = $1
