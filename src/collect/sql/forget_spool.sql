UPDATE collect_upload SET spool = '', key_sealed = $2 WHERE file_id = $1
