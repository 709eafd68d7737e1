INSERT INTO disclose_slip (look_up, proof, person_key, region, issued_by, issued_at, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7)
RETURNING id
