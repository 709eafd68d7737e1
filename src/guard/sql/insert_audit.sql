INSERT INTO guard_audit (number, at, officer_id, action, subject, detail, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7)
