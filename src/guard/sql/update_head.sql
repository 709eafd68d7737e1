UPDATE guard_audit_head
SET number = $1, hash = $2
WHERE id = 1
