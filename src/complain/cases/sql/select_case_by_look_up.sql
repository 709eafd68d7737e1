SELECT id FROM complain_case WHERE look_up = $1
