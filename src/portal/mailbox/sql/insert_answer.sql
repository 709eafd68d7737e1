INSERT INTO portal_answer (lookup, sealed, expires_at) VALUES ($1, $2, $3)
