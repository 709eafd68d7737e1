SELECT r.id, r.officer_id, o.name, o.department, r.reason, r.asked_at, r.state, r.closing_reason
FROM guard_vault_recovery r
JOIN guard_officer o ON o.id = r.officer_id
WHERE r.officer_id = $1
ORDER BY r.id DESC
LIMIT 1
