UPDATE complain_notice SET state = $2, tries = tries + 1, next_at = $3, why = $4 WHERE id = $1
