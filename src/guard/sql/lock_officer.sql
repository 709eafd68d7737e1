SELECT password_hash, totp_sealed, totp_confirmed, totp_step, disabled, failures, locked_until
FROM guard_officer
WHERE id = $1
{for_update}
