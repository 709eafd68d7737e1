SELECT f.job_id
  FROM compare_free f
  JOIN jobs_job j ON j.id = f.job_id
 WHERE f.asked_by = $1 AND j.state IN ('queued', 'running')
 ORDER BY f.job_id
 LIMIT 1
