UPDATE complain_case
SET finding = $2, stage = $3, kind = $4, place = $5, due_day = $6, handler = $7, state = $8, changed_at = $9
WHERE id = $1
