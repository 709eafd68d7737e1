UPDATE guard_vault
SET shares_of = $2
WHERE officer_id = $1
