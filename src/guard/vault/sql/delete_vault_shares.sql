DELETE FROM guard_vault_share
WHERE officer_id = $1
