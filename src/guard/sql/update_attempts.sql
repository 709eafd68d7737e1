UPDATE guard_officer
SET failures = $2, locked_until = $3, totp_step = $4
WHERE id = $1
