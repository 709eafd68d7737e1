UPDATE guard_vault_recovery
SET state = $2, closed_at = $3, closing_reason = $4, wrapped = NULL
WHERE id = $1
