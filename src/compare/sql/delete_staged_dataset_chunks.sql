DELETE FROM compare_dataset_chunk WHERE version_id IN (SELECT id FROM compare_dataset_version WHERE visible_at IS NULL)
