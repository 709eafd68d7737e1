SELECT sealed FROM complain_item WHERE look_up = $1 ORDER BY number
