UPDATE guard_officer
SET totp_confirmed = 1, totp_step = $2
WHERE id = $1
