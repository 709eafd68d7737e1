UPDATE jobs_job
   SET state = 'done', finished_at = $2, progress = 100, result = NULL
 WHERE id = $1 AND state = 'running'
