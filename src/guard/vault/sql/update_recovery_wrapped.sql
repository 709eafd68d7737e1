UPDATE guard_vault_recovery
SET wrapped = $2
WHERE id = $1 AND state = 'open'
