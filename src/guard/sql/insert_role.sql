INSERT INTO guard_role (officer_id, role, region, department, granted_at, granted_by)
VALUES ($1, $2, $3, $4, $5, $6)
