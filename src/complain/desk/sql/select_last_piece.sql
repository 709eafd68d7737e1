SELECT file, piece FROM complain_piece WHERE token = $1 ORDER BY file DESC, piece DESC LIMIT 1
