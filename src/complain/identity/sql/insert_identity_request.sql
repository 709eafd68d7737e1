INSERT INTO complain_identity_request (case_id, officer_id, motive, asked_at, last_day, stage)
VALUES ($1, $2, $3, $4, $5, 'asked')
RETURNING id
