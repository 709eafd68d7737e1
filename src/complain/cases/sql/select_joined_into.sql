SELECT into_id FROM complain_joined WHERE case_id = $1
