SELECT number, at, officer_id, action, subject, detail, hash
FROM guard_audit
WHERE number > $1
ORDER BY number
LIMIT 1000
