INSERT INTO complain_overseer (case_id, officer_id, level) VALUES ($1, $2, $3)
