INSERT INTO disclose_commitment (leaf, subject, commitment, hash, at) VALUES ($1, $2, $3, $4, $5)
