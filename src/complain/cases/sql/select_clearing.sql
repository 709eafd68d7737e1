SELECT refused, words, at FROM complain_clearing WHERE id = $1 AND officer_id = $2
