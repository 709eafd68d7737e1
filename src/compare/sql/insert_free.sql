INSERT INTO compare_free (job_id, sealed, asked_at, asked_by)
VALUES ($1, $2, $3, $4)
