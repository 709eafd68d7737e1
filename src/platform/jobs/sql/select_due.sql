SELECT id
  FROM jobs_job
 WHERE state = 'queued' AND not_before <= $1 AND kind IN (SELECT value FROM {list_of} $2 {end_list})
 ORDER BY not_before, id
 LIMIT 1
