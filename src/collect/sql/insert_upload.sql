INSERT INTO collect_upload (job_id, file_name, size, spool, key_sealed, officer_id, department, uploaded_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id
