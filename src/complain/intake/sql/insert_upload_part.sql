INSERT INTO complain_upload_part (token, file, first_byte, sealed) VALUES ($1, $2, $3, $4)
