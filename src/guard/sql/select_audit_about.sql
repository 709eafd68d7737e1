SELECT a.number, a.at, COALESCE(o.department || ' ' || o.name, ''), a.action, a.subject, a.detail
FROM guard_audit a
LEFT JOIN guard_officer o ON o.id = a.officer_id
WHERE a.action = $1
AND a.subject IN (SELECT value FROM {list_of} $2 {end_list})
ORDER BY a.number DESC
LIMIT $3
