UPDATE complain_foreign SET answer = $2, answered = $3 WHERE case_id = $1
