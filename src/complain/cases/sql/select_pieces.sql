SELECT sealed FROM complain_piece WHERE token = $1 AND file = $2 ORDER BY piece
