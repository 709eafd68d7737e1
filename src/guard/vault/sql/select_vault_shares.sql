SELECT pair, sealed
FROM guard_vault_share
WHERE officer_id = $1 AND trustee_id = $2
ORDER BY pair
