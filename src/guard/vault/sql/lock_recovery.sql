SELECT id, officer_id, public_key, wrapped, asked_at, state
FROM guard_vault_recovery
WHERE id = $1
{for_update}
