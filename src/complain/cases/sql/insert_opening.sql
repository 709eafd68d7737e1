INSERT INTO complain_opening (case_id, officer_id, day, odd) VALUES ($1, $2, $3, $4)
