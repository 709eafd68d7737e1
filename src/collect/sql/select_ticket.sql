SELECT spool, key_sealed FROM collect_upload WHERE id = $1
