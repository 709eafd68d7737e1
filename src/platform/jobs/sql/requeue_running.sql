UPDATE jobs_job
   SET state = 'queued'
 WHERE state = 'running' AND kind IN (SELECT value FROM {list_of} $1 {end_list})
