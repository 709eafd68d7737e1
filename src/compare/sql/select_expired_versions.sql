SELECT id, dataset, number FROM compare_dataset_version
WHERE visible_at IS NOT NULL AND destroyed_at IS NULL AND destroy_by < $1 ORDER BY id
