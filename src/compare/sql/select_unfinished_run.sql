SELECT id FROM compare_run WHERE digest = $1 AND finished_at IS NULL ORDER BY id DESC LIMIT 1
