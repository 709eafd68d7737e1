SELECT file, piece, sealed
FROM complain_parcel_piece
WHERE token = $1 AND (file, piece) > ($2, $3)
ORDER BY file, piece
LIMIT $4
