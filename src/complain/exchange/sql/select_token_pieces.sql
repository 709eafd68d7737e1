SELECT file, piece, sealed FROM complain_piece WHERE token = $1 ORDER BY file, piece
