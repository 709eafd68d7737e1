INSERT INTO complain_said (case_id, number, token, internal, sealed)
SELECT $1, COALESCE(max(number), 0) + 1, $2, $3, $4 FROM complain_said WHERE case_id = $1
ON CONFLICT (token) DO NOTHING
