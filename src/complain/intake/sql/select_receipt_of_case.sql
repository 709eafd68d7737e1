SELECT 1 FROM complain_receipt WHERE look_up = $1 AND case_public = $2
