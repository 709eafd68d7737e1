UPDATE compare_dataset_version SET destroyed_at = $2 WHERE id = $1 AND destroyed_at IS NULL
