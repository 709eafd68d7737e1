UPDATE collect_upload SET refused = $2 WHERE id = $1
