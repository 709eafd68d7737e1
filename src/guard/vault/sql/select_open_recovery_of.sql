SELECT id, officer_id, public_key, wrapped, asked_at, state
FROM guard_vault_recovery
WHERE officer_id = $1 AND state = 'open'
