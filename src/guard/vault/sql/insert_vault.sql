INSERT INTO guard_vault (officer_id, public_key, wrapped, shares_of, made_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (officer_id) DO NOTHING
