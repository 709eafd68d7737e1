SELECT source FROM complain_foreign WHERE case_id = $1
