UPDATE guard_officer
SET password_hash = $2, must_change = $3, failures = 0, locked_until = 0
WHERE id = $1
