UPDATE guard_vault
SET wrapped = $2
WHERE officer_id = $1
