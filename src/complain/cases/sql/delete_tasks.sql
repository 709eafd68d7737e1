DELETE FROM complain_task WHERE case_id = $1
