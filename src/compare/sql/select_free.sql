SELECT sealed, result, asked_by, asked_at FROM compare_free WHERE job_id = $1
