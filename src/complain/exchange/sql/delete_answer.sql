DELETE FROM complain_answer WHERE look_up = $1 AND number = $2
