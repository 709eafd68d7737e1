INSERT INTO disclose_catalogue (year, program, signed_by, signed_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (year, program) DO NOTHING
