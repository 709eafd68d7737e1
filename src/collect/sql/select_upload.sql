SELECT id, job_id, file_name, size, uploaded_at, refused, report
  FROM collect_upload
 WHERE id = $1 AND officer_id = $2
