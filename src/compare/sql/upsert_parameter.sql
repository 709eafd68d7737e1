INSERT INTO compare_parameter (rule, name, sealed, set_at, set_by) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (rule, name) DO UPDATE SET sealed = excluded.sealed, set_at = excluded.set_at, set_by = excluded.set_by
