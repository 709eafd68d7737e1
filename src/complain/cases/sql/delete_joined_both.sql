DELETE FROM complain_joined WHERE case_id = $1 OR into_id = $1
