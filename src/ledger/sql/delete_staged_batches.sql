DELETE FROM ledger_batch WHERE visible_at IS NULL
