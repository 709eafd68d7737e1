INSERT INTO guard_vault_recovery (officer_id, public_key, wrapped, reason, asked_at)
VALUES ($1, $2, $3, $4, $5)
RETURNING id
