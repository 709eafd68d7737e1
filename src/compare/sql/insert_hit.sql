INSERT INTO compare_hit (run_id, rule, question, facts, sealed) VALUES ($1, $2, $3, $4, $5)
