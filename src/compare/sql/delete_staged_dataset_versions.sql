DELETE FROM compare_dataset_version WHERE visible_at IS NULL
