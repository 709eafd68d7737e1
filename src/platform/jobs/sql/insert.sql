INSERT INTO jobs_job (kind, payload, not_before, created_at)
VALUES ($1, $2, $3, $4)
RETURNING id
