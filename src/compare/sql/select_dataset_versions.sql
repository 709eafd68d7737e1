SELECT id, dataset, number, as_of, destroy_by, file_name, rows, accepted, rejected, digest, imported_at, destroyed_at
FROM compare_dataset_version WHERE visible_at IS NOT NULL ORDER BY dataset, number DESC
