INSERT INTO complain_identity (case_id, officer_id, sealed) VALUES ($1, $2, $3)
