SELECT number, sealed FROM compare_dataset_chunk WHERE version_id = $1 ORDER BY number
