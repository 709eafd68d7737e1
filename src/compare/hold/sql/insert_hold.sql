INSERT INTO compare_hold (subject, sealed, asked_at, asked_by) VALUES ($1, $2, $3, $4) RETURNING id
