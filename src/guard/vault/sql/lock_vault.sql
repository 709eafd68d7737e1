SELECT public_key, wrapped, shares_of
FROM guard_vault
WHERE officer_id = $1
{for_update}
