UPDATE jobs_job
   SET state = 'failed', finished_at = $2, result = $3
 WHERE id = $1 AND state = 'running'
