INSERT INTO complain_organ (name, title, box) VALUES ($1, $2, $3)
