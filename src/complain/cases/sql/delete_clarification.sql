DELETE FROM complain_clarification WHERE case_id = $1
