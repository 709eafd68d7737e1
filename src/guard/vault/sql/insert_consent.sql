INSERT INTO guard_vault_consent (recovery_id, trustee_id, department, reason, consented_at)
VALUES ($1, $2, $3, $4, $5)
