INSERT INTO complain_case (token, number, look_up, case_public, report, files, received_at, stage, state, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $7)
ON CONFLICT DO NOTHING
RETURNING id
