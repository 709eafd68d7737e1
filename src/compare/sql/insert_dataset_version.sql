INSERT INTO compare_dataset_version (dataset, number, as_of, destroy_by, file_name, imported_at, imported_by)
SELECT $1, coalesce(max(number), 0) + 1, CAST($2 AS {integer}), CAST($3 AS {integer}), CAST($4 AS TEXT), CAST($5 AS {integer}), CAST($6 AS {integer})
FROM compare_dataset_version WHERE dataset = $1
RETURNING id
