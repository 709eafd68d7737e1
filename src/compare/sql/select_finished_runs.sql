SELECT started_at, inputs FROM compare_run WHERE finished_at IS NOT NULL ORDER BY id
