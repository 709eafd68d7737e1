SELECT number, hash
FROM guard_audit_head
WHERE id = 1
{for_update}
