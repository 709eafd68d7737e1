UPDATE guard_officer
SET disabled = $2
WHERE id = $1
