UPDATE guard_vault_recovery
SET state = 'expired', closed_at = $1, wrapped = NULL
WHERE state = 'open' AND asked_at <= $2
RETURNING id
