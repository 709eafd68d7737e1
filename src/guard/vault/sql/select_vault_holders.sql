SELECT DISTINCT o.id, o.name, o.department, v.public_key
FROM guard_vault v
JOIN guard_officer o ON o.id = v.officer_id
JOIN guard_role r ON r.officer_id = o.id
WHERE o.disabled = 0
AND r.role IN (SELECT value FROM {list_of} $1 {end_list})
ORDER BY o.id
