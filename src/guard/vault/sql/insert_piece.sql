INSERT INTO guard_vault_piece (recovery_id, pair, trustee_id, sealed)
VALUES ($1, $2, $3, $4)
