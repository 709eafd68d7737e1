INSERT INTO complain_receipt (look_up, case_public, reporter_copy, made_at) VALUES ($1, $2, $3, $4)
