INSERT INTO complain_cleared (clearing_id, case_id) VALUES ($1, $2)
ON CONFLICT (clearing_id, case_id) DO NOTHING
