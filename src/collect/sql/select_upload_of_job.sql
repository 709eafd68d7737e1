SELECT id, file_name, size, spool, key_sealed, officer_id, department,
       CASE WHEN report IS NULL AND refused IS NULL THEN 0 ELSE 1 END
  FROM collect_upload
 WHERE job_id = $1
