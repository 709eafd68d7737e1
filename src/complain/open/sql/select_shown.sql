SELECT text FROM complain_shown WHERE name = $1
