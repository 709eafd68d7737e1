INSERT INTO compare_run (kind, digest, basis, ledger_seen, batches_seen, as_of, engine, salt, commitment, started_at, started_by, inputs, leaf, opening)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
RETURNING id
