UPDATE complain_said SET pushed = 1 WHERE case_id = $1 AND number = $2
