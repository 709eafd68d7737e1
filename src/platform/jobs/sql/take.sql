UPDATE jobs_job
   SET state = 'running', attempts = attempts + 1, started_at = $1, progress = 0
 WHERE id = (SELECT id
               FROM jobs_job
              WHERE state = 'queued' AND not_before <= $1
                AND kind IN (SELECT value FROM {list_of} $2 {end_list})
              ORDER BY not_before, id
              LIMIT 1
              {skip_locked})
RETURNING id, kind, payload, attempts
