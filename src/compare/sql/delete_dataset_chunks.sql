DELETE FROM compare_dataset_chunk WHERE version_id = $1
