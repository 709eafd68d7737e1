UPDATE guard_officer
SET totp_sealed = $2, totp_confirmed = 0, totp_step = 0
WHERE id = $1
