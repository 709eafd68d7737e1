DELETE FROM complain_joined WHERE case_id = $1
