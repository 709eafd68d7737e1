INSERT INTO compare_run_rule (run_id, rule, digest, state, stale, hits, ms, message) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
