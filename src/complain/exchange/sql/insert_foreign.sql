INSERT INTO complain_foreign (case_id, source, number) VALUES ($1, $2, $3)
