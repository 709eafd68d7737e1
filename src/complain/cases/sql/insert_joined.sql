INSERT INTO complain_joined (case_id, into_id) VALUES ($1, $2)
