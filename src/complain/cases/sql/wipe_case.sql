UPDATE complain_case SET report = $2, finding = NULL, files = 0, kind = '', place = 0 WHERE id = $1
