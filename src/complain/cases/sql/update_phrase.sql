UPDATE complain_phrase SET title = $2, words = $3, changed_by = $4, changed_at = $5 WHERE id = $1 AND withdrawn = 0
