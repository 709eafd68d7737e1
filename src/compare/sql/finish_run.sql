UPDATE compare_run SET finished_at = $2 WHERE id = $1
