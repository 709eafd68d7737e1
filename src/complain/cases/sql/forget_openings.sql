DELETE FROM complain_opening WHERE odd = '' AND day < $1
