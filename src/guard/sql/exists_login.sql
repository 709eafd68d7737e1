SELECT id
FROM guard_officer
WHERE login = $1
