SELECT id, job_id, file_name, size, uploaded_at, refused, report
  FROM collect_upload
 WHERE officer_id = $1 AND ($2 IS NULL OR id < $2)
 ORDER BY id DESC
 LIMIT $3
