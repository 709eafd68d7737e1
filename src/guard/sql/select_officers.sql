SELECT id, login, name, department, disabled, must_change, totp_confirmed
FROM guard_officer
ORDER BY id
