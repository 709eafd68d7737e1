UPDATE complain_foreign SET answer = NULL WHERE case_id = $1
