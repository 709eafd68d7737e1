INSERT INTO complain_piece (token, file, piece, sealed) VALUES ($1, $2, $3, $4)
ON CONFLICT (token, file, piece) DO NOTHING
