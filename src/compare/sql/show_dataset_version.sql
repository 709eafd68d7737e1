UPDATE compare_dataset_version SET rows = $2, accepted = $3, rejected = $4, digest = $5, visible_at = $6 WHERE id = $1
