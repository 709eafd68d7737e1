INSERT INTO compare_dataset (name, owner, purpose, approval, maximum_age_days, keep_days, registered_at, registered_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, purpose = excluded.purpose, approval = excluded.approval,
    maximum_age_days = excluded.maximum_age_days, keep_days = excluded.keep_days, registered_at = excluded.registered_at,
    registered_by = excluded.registered_by
