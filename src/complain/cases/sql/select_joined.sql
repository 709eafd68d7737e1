SELECT case_id FROM complain_joined WHERE into_id = $1 ORDER BY case_id
