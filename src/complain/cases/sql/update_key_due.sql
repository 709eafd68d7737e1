UPDATE complain_key SET due_day = $2 WHERE case_id = $1 AND due_day <> $2
