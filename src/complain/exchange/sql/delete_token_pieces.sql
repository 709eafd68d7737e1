DELETE FROM complain_piece WHERE token = $1
