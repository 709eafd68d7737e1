SELECT id, login, name, department, disabled, must_change, totp_confirmed
FROM guard_officer
WHERE id = $1
