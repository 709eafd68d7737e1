SELECT k.officer_id, o.name, o.department, k.granted_at
FROM complain_key k
JOIN guard_officer o ON o.id = k.officer_id
WHERE k.case_id = $1
ORDER BY k.granted_at, k.officer_id
