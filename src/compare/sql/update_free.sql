UPDATE compare_free SET result = $2 WHERE job_id = $1
