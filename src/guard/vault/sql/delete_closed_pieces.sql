DELETE FROM guard_vault_piece
WHERE recovery_id IN (SELECT id FROM guard_vault_recovery WHERE state <> 'open')
