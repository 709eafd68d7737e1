INSERT INTO complain_phrase (title, words, changed_by, changed_at) VALUES ($1, $2, $3, $4)
RETURNING id
