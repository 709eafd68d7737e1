INSERT INTO complain_clearing (officer_id, refused, words, at) VALUES ($1, $2, $3, $4)
RETURNING id
