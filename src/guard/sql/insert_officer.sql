INSERT INTO guard_officer (login, name, department, password_hash, must_change, created_at)
VALUES ($1, $2, $3, $4, $5, $6)
RETURNING id
