UPDATE collect_upload SET file_id = $2, report = $3 WHERE id = $1
