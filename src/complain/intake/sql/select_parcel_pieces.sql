SELECT file, piece, sealed FROM complain_parcel_piece WHERE token = $1 ORDER BY file, piece
