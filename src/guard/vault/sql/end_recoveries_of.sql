UPDATE guard_vault_recovery
SET state = 'withdrawn', closed_at = $2, wrapped = NULL
WHERE officer_id = $1 AND state = 'open'
