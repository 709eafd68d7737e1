SELECT id, digest, as_of, engine, started_at, finished_at, inputs, commitment, kind FROM compare_run WHERE finished_at IS NOT NULL ORDER BY id DESC LIMIT 1
