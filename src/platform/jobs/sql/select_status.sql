SELECT state, progress, attempts, result FROM jobs_job WHERE id = $1
