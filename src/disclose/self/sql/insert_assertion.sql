INSERT INTO disclose_assertion (challenge, answer, expires_at) VALUES ($1, $2, $3)
