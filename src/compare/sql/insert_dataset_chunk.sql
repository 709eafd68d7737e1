INSERT INTO compare_dataset_chunk (version_id, number, sealed) VALUES ($1, $2, $3)
