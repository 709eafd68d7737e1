UPDATE jobs_job SET progress = $2 WHERE id = $1 AND state = 'running'
