UPDATE complain_said SET sealed = $2, pushed = 1 WHERE case_id = $1
