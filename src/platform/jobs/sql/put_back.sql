UPDATE jobs_job
   SET state = 'queued', not_before = $2, attempts = attempts - $3
 WHERE id = $1 AND state = 'running'
