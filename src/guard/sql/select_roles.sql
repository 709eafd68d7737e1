SELECT role, region, department
FROM guard_role
WHERE officer_id = $1
ORDER BY role, region, department
