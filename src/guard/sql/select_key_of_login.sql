SELECT id, password_hash
FROM guard_officer
WHERE login = $1
