INSERT INTO complain_parcel_piece (token, file, piece, sealed) VALUES ($1, $2, $3, $4)
