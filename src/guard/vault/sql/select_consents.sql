SELECT c.trustee_id, o.name, c.department, c.consented_at
FROM guard_vault_consent c
JOIN guard_officer o ON o.id = c.trustee_id
WHERE c.recovery_id = $1
ORDER BY c.consented_at, c.trustee_id
