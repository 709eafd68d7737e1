INSERT INTO compare_hold_step (hold_id, number, kind, taken_at, taken_by, until_day, due_day, payment, sealed)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
