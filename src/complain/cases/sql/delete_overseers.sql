DELETE FROM complain_overseer WHERE case_id = $1
