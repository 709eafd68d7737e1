UPDATE complain_phrase SET withdrawn = 1, changed_by = $2, changed_at = $3 WHERE id = $1 AND withdrawn = 0
