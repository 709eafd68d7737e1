INSERT INTO compare_run (digest, as_of, engine, salt, commitment, started_at, started_by, inputs) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
RETURNING id
