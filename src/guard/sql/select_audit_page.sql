SELECT a.number, a.at, COALESCE(o.name, ''), a.action, a.subject, a.detail
FROM guard_audit a
LEFT JOIN guard_officer o ON o.id = a.officer_id
WHERE (CAST($1 AS {integer}) IS NULL OR a.number < $1)
AND (CAST($2 AS TEXT) IS NULL OR a.subject = $2)
ORDER BY a.number DESC
LIMIT $3
