INSERT INTO disclose_withdrawal (record_id, reason, note, asked_by, asked_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING
