INSERT INTO complain_upload (token, file, length, expires_at) VALUES ($1, $2, $3, $4)
