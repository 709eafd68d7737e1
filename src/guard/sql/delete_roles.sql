DELETE FROM guard_role
WHERE officer_id = $1
